/** What can go wrong between a page and a card; the codes are part of the protocol. */
export const READER_FAULTS = {
  MESSAGE_NOT_UNDERSTOOD: {
    zh: '读卡桥看不懂页面发来的内容。请刷新页面；仍不行就更新读卡桥。',
    en: 'The bridge does not understand the page. Load the page again, or update the bridge.',
  },
  VERSION_NOT_SPOKEN: {
    zh: '页面与读卡桥的版本不同。请更新这台电脑上的读卡桥。',
    en: 'The page and the bridge speak different versions. Update the bridge on this machine.',
  },
  NONCE_WRONG: {
    zh: '这个请求不属于本次连接。请刷新页面后再读。',
    en: 'This request does not belong to this connection. Load the page again and read once more.',
  },
  READER_BUSY: {
    zh: '读卡器正在为另一个页面读卡。请等它读完，或到那个页面取消。',
    en: 'The reader is at work for another request. Wait for it, or cancel it there.',
  },
  READ_CANCELLED: {
    zh: '已取消读卡。需要时再按一次。',
    en: 'The reading was cancelled. Begin again when you need it.',
  },
  NOTHING_LAID_ON: {
    zh: '30 秒内没有读到。请放好后再按一次；也可以手工输入。',
    en: 'Nothing could be read within 30 seconds. Lay it on and begin again, or type the number.',
  },
  KIND_NOT_READ: {
    zh: '这台读卡器读不了这一种。请换读卡器，或手工输入。',
    en: 'This reader cannot read this kind. Use another reader, or type the number.',
  },
  READER_SERVICE_MISSING: {
    zh: '这台电脑的智能卡服务（pcscd）没有运行。请启动它；在此之前可以手工输入。',
    en: 'The smart card service (pcscd) is not running here. Start it, or type meanwhile.',
  },
  READER_SERVICE_DIFFERS: {
    zh: '这台电脑的智能卡服务（pcscd）版本不合。请更新 pcsc-lite；在此之前可以手工输入。',
    en: 'The service pcscd speaks another version. Update pcsc-lite, or type meanwhile.',
  },
  READER_MISSING: {
    zh: '没有找到读卡器。请插好读卡器再按一次；也可以手工输入。',
    en: 'There is no reader. Plug it in and begin again, or type the number.',
  },
  READER_IN_USE: {
    zh: '读卡器被这台电脑上的另一个程序占用。请关闭那个程序再读。',
    en: 'Another program of this machine holds the reader. Close that program and read again.',
  },
  CARD_LIFTED: {
    zh: '还没读完，卡就拿开了。请放回去，等提示“请取走”再拿。',
    en: 'The card was lifted before it was read. Lay it on again until you are told to take it.',
  },
  CARD_SILENT: {
    zh: '卡没有应答。请擦净芯片，换个方向再放；仍不行请查“损坏换领”。',
    en: 'The card does not answer. Wipe the chip and turn the card; else it may need renewal.',
  },
  CARD_OF_ANOTHER_KIND: {
    zh: '这张不是社会保障卡。请换卡，或手工输入。',
    en: 'This is no social security card. Use another card, or type the number.',
  },
  CARD_REFUSED: {
    zh: '卡拒绝了读取。请取下再放一次；仍不行请查“损坏换领”。',
    en: 'The card refuses to be read. Lift it and lay it on again; else it may need renewal.',
  },
  CARD_DATA_WRONG: {
    zh: '卡里的内容不合规范。请核对卡面，手工输入卡号，并按“数据更正”处理。',
    en: 'What the chip holds is malformed. Type the number on its face, have it corrected.',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>

export type ReaderFaultCode = keyof typeof READER_FAULTS

/** A reading that did not come about. The detail is for the log and never holds card data. */
export class ReaderFault extends Error {
  override readonly name = 'ReaderFault'
  readonly code: ReaderFaultCode
  constructor(code: ReaderFaultCode, detail: string = READER_FAULTS[code].en) {
    super(detail)
    this.code = code
  }
}
