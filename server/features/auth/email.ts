/** An e-mail address as it is stored and compared: without regard to case. */
export function normalEmail(email: string): string {
  return email.trim().toLowerCase();
}
