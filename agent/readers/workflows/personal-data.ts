/** Kinds of personal data in a text, by forms that prove themselves: no names, no guesses. */

/** `email`, `iban`, `payment_card`, `us_ssn`: sorted, each once; nothing of the text. */
export function personalKinds(text: string): string[] {
  const found = new Set<string>();
  for (const [mail = ''] of text.matchAll(mailForm)) if (!sampleMail.test(mail)) found.add('email');
  for (const [digits = ''] of text.matchAll(cardForm)) if (isCard(digits.replaceAll(/[ -]/g, ''))) found.add('payment_card');
  for (const [iban = ''] of text.matchAll(ibanForm)) if (isIban(iban.replaceAll(' ', ''))) found.add('iban');
  if (ssnForm.test(text)) found.add('us_ssn');
  return [...found].sort();
}

const mailForm = /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,4}/g;
/** RFC 2606 keeps these names for samples; machines write the others. */
const sampleMail = /@(?:.*\.)?(?:example\.(?:com|net|org)|[\w.-]+\.(?:example|test|invalid|local))$|^no-?reply@/i;
const cardForm = /(?<![\d.-])\d(?:[ -]?\d){12,18}(?![\d.-])/g;
const ibanForm = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g;
/** Area, group and serial that were never given out are none (Social Security Administration). */
const ssnForm = /(?<![\d-])(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\d-])/;

/** The first digit of a payment network, and the check digit of ISO/IEC 7812-1 (Luhn). */
function isCard(digits: string): boolean {
  if (!/^[3-6]/.test(digits) || /^(\d)\1+$/.test(digits)) return false;
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const doubled = index % 2 === 1 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** The check digits of ISO 13616: the number, turned by four places, leaves 1 when divided by 97. */
function isIban(iban: string): boolean {
  if (iban.length < 15 || iban.length > 34) return false;
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
