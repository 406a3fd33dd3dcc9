/** What the ERP tells those who ask for what can not be: a status of HTTP, and a sentence. */
export class Problem extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}
