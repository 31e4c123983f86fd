import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { collect } from './collect.ts'
import { openBytes } from './index.ts'
import { makeDocx, paragraph, run } from './make-documents.ts'
import { makeZip } from './make-zip.ts'

const read = (text: string | Buffer) => collect(openBytes('x.eml', Buffer.from(text)))

const HEAD = 'From: Anna <anna@example.se>\r\nTo: bo@example.se\r\nMIME-Version: 1.0\r\n'

function multipart(...parts: readonly string[]): string {
  return `${HEAD}Subject: =?iso-8859-1?Q?Fr=E5nvaro_f=F6r_Elsa?=\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n${parts.map((part) => `--x\r\n${part}\r\n`).join('')}--x--\r\n`
}

function attached(name: string, bytes: Buffer): string {
  return `Content-Type: application/octet-stream; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64').replace(/(.{76})/g, '$1\r\n')}`
}

const WINDOWS =
  'Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nHon sa =93nej=94 =96 om och om igen=85 och fr=E5gade.\r\n\r\n> Citerat\r\n> i tv=E5 rader\r\n'

test('subject, body and quotations, as mailparser reads them', async () => {
  const message = multipart(WINDOWS)
  const { prose } = await read(message)
  const theirs = await simpleParser(message)
  expect(prose[0]).toBe(theirs.subject)
  expect(prose[1]).toBe(theirs.text?.split('\n\n')[0])
  expect(prose).toEqual(['Frånvaro för Elsa', 'Hon sa “nej” – om och om igen… och frågade.', 'Citerat\ni två rader'])
})

const alternative = (...parts: readonly string[]): string =>
  multipart(...parts).replace('multipart/mixed', 'multipart/alternative')

test('HTML beside the text counts where it says more', async () => {
  const html = (body: string): string => `Content-Type: text/html; charset=utf-8\r\n\r\n${body}`
  const same = await read(
    alternative('Content-Type: text/plain; charset=utf-8\r\n\r\nHej  på dig.', html('<p>Hej <b>på</b> dig.</p>')),
  )
  expect(same.prose).toEqual(['Frånvaro för Elsa', 'Hej  på dig.'])
  const more = await read(alternative(html('<p>Hej på dig.</p><p style="display:none">Elsa har diabetes.</p>')))
  expect(more.prose).toEqual(['Frånvaro för Elsa', 'Hej på dig.', 'Elsa har diabetes.'])
})

test('attachments of every format, archives and messages among them', async () => {
  const forwarded = `Content-Type: message/rfc822\r\n\r\n${HEAD}Subject: Vidare\r\nContent-Type: text/plain\r\n\r\nInre brev.`
  const { records, failures } = await read(
    multipart(
      WINDOWS,
      attached('a.zip', makeZip({ 'b.docx': makeDocx({ body: paragraph(run('I arkivet.')) }) })),
      attached('bild.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0])),
      forwarded,
    ),
  )
  expect(records.slice(3).map(({ text, locator }) => [locator.part, text])).toEqual([
    ['a.zip > b.docx', 'I arkivet.'],
    ['attachment 3.eml', 'Vidare'],
    ['attachment 3.eml', 'Inre brev.'],
  ])
  expect(failures).toMatchObject([{ code: 'E215', locator: { part: 'bild.png' } }])
})

test('names and addresses of the writers are no text', async () => {
  expect(JSON.stringify((await read(multipart(WINDOWS))).records)).not.toContain('anna@example.se')
})
