export { registerSms } from './routes.ts'
export { SMS, SmsChannel } from './sms-channel.ts'
