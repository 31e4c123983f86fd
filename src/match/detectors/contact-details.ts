import type { Detection } from '../../types.ts'
import { disguisedEmails, emails } from './email.ts'
import { handles } from './handle.ts'
import { phones } from './phone.ts'
import { postalAddresses } from './postal-address.ts'
import type { Source } from './source.ts'
import { spokenPhones } from './spoken-phone.ts'

/** Finds what reaches a private person: phone numbers, e-mail and postal addresses, account names in chats. */
export function contactDetails(source: Source): Detection[] {
  return [
    ...phones(source),
    ...spokenPhones(source),
    ...emails(source),
    ...disguisedEmails(source),
    ...postalAddresses(source),
    ...handles(source),
  ]
}
