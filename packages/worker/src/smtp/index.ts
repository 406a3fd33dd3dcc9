/** E-mail as a channel of notifications, with `nodemailer` installed beside this package. */
export { smtpChannel, type SmtpSettings } from "./smtp-channel.ts"
