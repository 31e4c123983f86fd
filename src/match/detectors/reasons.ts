import type { Bilingual } from '../../types.ts'

const TEXTS = {
  'personal-number/12-digits': {
    sv: 'Tolv siffror som stämmer med kalendern och kontrollsiffran i ett personnummer.',
    en: 'Twelve digits that fit the calendar and the check digit of a personal number.',
  },
  'personal-number/10-digits': {
    sv: 'Tio siffror som stämmer med kalendern och kontrollsiffran i ett personnummer.',
    en: 'Ten digits that fit the calendar and the check digit of a personal number.',
  },
  'coordination-number/12-digits': {
    sv: 'Tolv siffror som är byggda som ett samordningsnummer och har rätt kontrollsiffra.',
    en: 'Twelve digits built as a coordination number, with the right check digit.',
  },
  'coordination-number/10-digits': {
    sv: 'Tio siffror som är byggda som ett samordningsnummer och har rätt kontrollsiffra.',
    en: 'Ten digits built as a coordination number, with the right check digit.',
  },
  'provisional-number': {
    sv: 'Ett tillfälligt nummer, byggt som ett personnummer med en bokstav.',
    en: 'A provisional number, built as a personal number with a letter in it.',
  },
  'phone/mobile': { sv: 'Ett mobilnummer.', en: 'A mobile phone number.' },
  'phone/landline': { sv: 'Ett telefonnummer med riktnummer.', en: 'A phone number with an area code.' },
  'phone/international': { sv: 'Ett telefonnummer med landsnummer.', en: 'A phone number with a country code.' },
  'phone/spelled': {
    sv: 'Ett telefonnummer, helt eller delvis skrivet med ord.',
    en: 'A phone number, written out in words wholly or in part.',
  },
  email: { sv: 'En e-postadress.', en: 'An e-mail address.' },
  'email/disguised': {
    sv: 'En e-postadress där snabel-a eller punkt är skrivet på annat sätt.',
    en: 'An e-mail address with its at sign or dot written in another way.',
  },
  'address/street': { sv: 'En gata med nummer: en postadress.', en: 'A street with a number: a postal address.' },
  'address/box': { sv: 'En boxadress.', en: 'A box number as a postal address.' },
  handle: {
    sv: 'Ett kontonamn i en chatt eller ett socialt medium.',
    en: 'An account name in a chat or social medium.',
  },
  'credentials/password': { sv: 'Ett utskrivet lösenord.', en: 'A password written out.' },
  'credentials/pin': { sv: 'En utskriven kod eller pinkod.', en: 'A code or PIN written out.' },
  'credentials/login': { sv: 'Användarnamn och lösenord tillsammans.', en: 'A user name with its password.' },
  'credentials/pattern': {
    sv: 'Ett upplåsningsmönster som är beskrivet i ord.',
    en: 'An unlock pattern described in words.',
  },
  'symbols/run': {
    sv: 'En rad tecken som ser ut att vara ett märke med en avtalad betydelse.',
    en: 'A run of signs that looks like a mark with an agreed meaning.',
  },
  'symbols/grid': {
    sv: 'Enstaka tecken på rad, som en uppställning av märken.',
    en: 'Single signs in a row, as a grid of marks.',
  },
  'symbols/picture': {
    sv: 'En färgad symbol eller emoji som står som märke i stället för ord.',
    en: 'A coloured symbol or emoji that stands as a mark in place of words.',
  },
  'agreed/listed': {
    sv: 'En kod som finns på organisationens egen lista.',
    en: "A code on the organisation's own list.",
  },
  'agreed/colour': {
    sv: 'En färg som står för något som bara de invigda förstår.',
    en: 'A colour that stands for something only the initiated understand.',
  },
  'agreed/level': {
    sv: 'En siffra eller bokstav efter ord som kod, typ, nivå eller lista, utan att betydelsen framgår.',
    en: 'A figure or letter after a word such as code, type, level or list, its meaning not given.',
  },
  'agreed/pupil': {
    sv: 'En elev eller ett barn som sorteras under en bokstav eller siffra.',
    en: 'A pupil or child sorted under a letter or figure.',
  },
  'agreed/token': {
    sv: 'En kort kod av bokstäver och siffror som en utomstående inte kan tyda.',
    en: 'A short code of letters and figures that an outsider cannot read.',
  },
  'agreed/hint': {
    sv: 'Formuleringen hänvisar till något som bara de invigda vet.',
    en: 'The wording points to something only the initiated know.',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

/** A shape that a detector can report. */
export type ReasonKey = keyof typeof TEXTS

/** One sentence for a teacher on each shape that a detector reports. None of them quotes a note. */
export const reasons: Readonly<Record<ReasonKey, Bilingual>> = TEXTS

/** The sentence for a detection's key, `undefined` for a key that no detector here uses. */
export function reasonFor(key: string): Bilingual | undefined {
  return Object.hasOwn(TEXTS, key) ? reasons[key as ReasonKey] : undefined
}
