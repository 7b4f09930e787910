import type { Text } from '#ui/i18n/language.ts'

/** A text as it is published: `{programme}` and `{bank}` stand for what the consent is about. */
export interface PublishedText {
  readonly key: string
  readonly version: number
  readonly validFrom: Temporal.Instant
  readonly text: Text
}

const FIRST = Temporal.Instant.from('2024-10-31T16:00:00Z')

/**
 * 授权文本: every version that was ever published. A change is a new version below; no line that
 * stands here is ever edited, since consents refer to its digest.
 */
export const CONSENT_TEXTS: readonly PublishedText[] = [
  {
    key: 'payToNewAccount',
    version: 1,
    validFrom: FIRST,
    text: {
      'zh-Hans':
        '我同意：“{programme}”今后发到我社会保障卡的新账户（{bank}）。为此，' +
        '把新账户的开户银行和账号告知发放这笔钱的部门和代发银行，只用于发放。' +
        '切换以前可以随时撤回；切换以后要改，另办变更。不同意不影响换卡，钱仍发到原账户。',
      'zh-Hant':
        '我同意：「{programme}」日後發到我社會保障卡的新戶口（{bank}）。為此，' +
        '將新戶口的開戶銀行和帳號告知發放款項的部門和代發銀行，只用於發放。切換前可隨時撤回；' +
        '切換後如要更改，須另行辦理。不同意不影響換卡，款項仍發到原戶口。',
      en:
        'I agree that “{programme}” is paid to the new account on my card ({bank}) from now ' +
        'on. For this, the bank and number of the new account are given to the department ' +
        'and the paying bank, and used for payment only. I can withdraw at any time before ' +
        'the change takes effect; after that I ask for another change. If I do not agree I ' +
        'still get the new card, and the money goes to the old account.',
      pt:
        'Concordo que “{programme}” passe a ser pago na nova conta do meu cartão ({bank}). ' +
        'Para isso, o banco e o número da nova conta são comunicados ao serviço e ao banco ' +
        'pagador, só para pagamento. Posso retirar a autorização até a mudança produzir ' +
        'efeito; depois, peço outra mudança. Se não concordar, recebo na mesma o cartão novo ' +
        'e o dinheiro continua na conta antiga.',
    },
  },
  {
    key: 'eCardOnTemporaryLoss',
    version: 1,
    validFrom: FIRST,
    text: {
      'zh-Hans':
        '我同意：实体卡临时挂失期间，我的电子社保卡继续可用。手机在我手上。随时可以撤回，' +
        '撤回后电子社保卡随实体卡一起停用。',
      'zh-Hant':
        '我同意：實體卡臨時報失期間，我的電子社保卡繼續可用。手機在我手上。可隨時撤回，' +
        '撤回後電子社保卡隨實體卡一併停用。',
      en:
        'I agree that my electronic card goes on working while the physical card is reported ' +
        'lost for a time. My phone is with me. I can withdraw at any time; the electronic ' +
        'card then stops together with the physical one.',
      pt:
        'Concordo que o meu cartão electrónico continue a funcionar enquanto o cartão físico ' +
        'estiver dado como perdido temporariamente. Tenho o telefone comigo. Posso retirar a ' +
        'qualquer momento; o cartão electrónico pára então com o físico.',
    },
  },
  {
    key: 'synchronousECard',
    version: 1,
    validFrom: FIRST,
    text: {
      'zh-Hans':
        '我同意：领实体卡时同步领取电子社保卡，用姓名、证件号码和社会保障卡号码办理，' +
        '只用于签发电子社保卡。随时可以撤回，撤回不影响实体卡。',
      'zh-Hant':
        '我同意：領取實體卡時同步領取電子社保卡，以姓名、證件號碼和社會保障卡號碼辦理，' +
        '只用於簽發電子社保卡。可隨時撤回，撤回不影響實體卡。',
      en:
        'I agree that the electronic card is issued together with the physical one, by my ' +
        'name, identity number and card number, which are used for nothing else. I can ' +
        'withdraw at any time; the physical card is not affected.',
      pt:
        'Concordo que o cartão electrónico seja emitido com o físico, com o meu nome, número ' +
        'de identificação e número do cartão, usados só para isso. Posso retirar a qualquer ' +
        'momento; o cartão físico não é afectado.',
    },
  },
  {
    key: 'synchronousECard',
    version: 2,
    validFrom: Temporal.Instant.from('2026-11-25T16:00:00Z'),
    text: {
      'zh-Hans':
        '我同意领取电子社保卡，和实体卡一起领或者以后单独领都一样。签发用我的姓名、证件号码和' +
        '社会保障卡号码，不作别用。随时可以撤回：以后不再签发，已经签发的照常可用，实体卡不受影响。',
      'zh-Hant':
        '我同意領取電子社保卡，與實體卡一併領取或日後單獨領取均同。簽發使用我的姓名、證件號碼和' +
        '社會保障卡號碼，不作他用。可隨時撤回：日後不再簽發，已簽發的照常可用，實體卡不受影響。',
      en:
        'I agree to receive the electronic card, together with the physical one or later. My ' +
        'name, identity number and card number are used to issue it and for nothing else. I ' +
        'can withdraw at any time: no further one is issued, the one I have goes on working, ' +
        'and the physical card is not affected.',
      pt:
        'Concordo em receber o cartão electrónico, com o físico ou mais tarde. O meu nome, o ' +
        'número de identificação e o do cartão servem para o emitir e para nada mais. Posso ' +
        'retirar a qualquer momento: não se emite outro, o que tenho continua a funcionar e o ' +
        'cartão físico não é afectado.',
    },
  },
]
