/** E-mail, with `nodemailer` installed beside this package. */
export { smtpChannel, type SmtpSettings } from "@fieldcare/worker/smtp"
