/**
 * The check digit of Swedish personal numbers: digits are weighted 2, 1, 2, 1 … from the left of the nine that carry
 * information, digit sums added, and the tenth makes the sum a multiple of ten.
 * Source: H. P. Luhn, US patent 2,950,048; Skatteverket, SKV 704 "Personnummer", and SKV 707 "Samordningsnummer".
 */
export function luhnHolds(digits: readonly number[]): boolean {
  let sum = 0
  for (let at = 0; at < digits.length; at++) {
    const fromRight = digits.length - 1 - at
    const product = (digits[at] ?? 0) * (fromRight % 2 === 1 ? 2 : 1)
    sum += product > 9 ? product - 9 : product
  }
  return sum % 10 === 0
}
