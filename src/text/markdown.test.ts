import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskMarkdown } from './markdown.ts'

/** The prose of a source, its blanks closed up. */
const prose = (source: string): string => maskMarkdown(source).replace(/\s+/g, ' ').trim()

describe('keeps', () => {
  it.each([
    ['paragraphs', 'Elsa har diabetes.\nHon mår bra.', 'Elsa har diabetes. Hon mår bra.'],
    ['headings and emphasis', '# Mål\n\nElsa **läser** _bra_', 'Mål Elsa läser bra'],
    ['lists', '- läsa\n- skriva\n\n1. räkna', 'läsa skriva räkna'],
    ['quotations', '> Elsa har\n> ont i magen', 'Elsa har ont i magen'],
    ['the text of links', '[Elsas plan](https://example.se/elsa)', 'Elsas plan'],
  ])('%s', (_, source, expected) => {
    expect(prose(source)).toBe(expected)
  })

  it('every word at its place behind a byte order mark', () => {
    const source = '\ufeff---\ntitel: x\n---\nElsa har **adhd** och *astma*\n'
    const masked = maskMarkdown(source)
    expect(masked).not.toContain('titel')
    for (const word of ['Elsa', 'adhd', 'astma']) expect(masked.indexOf(word)).toBe(source.indexOf(word))
  })

  it('every word at its place', () => {
    const source = '---\ntitel: x\n---\n# Mål\n\n- `kod` Elsa **har** [diabetes](http://a.se)\n'
    const masked = maskMarkdown(source)
    for (const word of ['Mål', 'Elsa', 'har', 'diabetes']) expect(masked.indexOf(word)).toBe(source.indexOf(word))
  })
})

describe('blanks', () => {
  it.each([
    ['front matter', '---\nelev: Elsa\n---\nText', 'Text'],
    ['front matter with Windows line ends', '---\r\nelev: Elsa\r\n---\r\nText', 'Text'],
    ['code blocks and spans', 'a\n\n```\nElsa\n```\n\nb `diabetes` c', 'a b c'],
    ['addresses', 'se [här](http://elsa.se "Elsa") och <https://example.se>', 'se här och'],
    ['HTML', 'a\n\n<div class="sjuk">\n\nb', 'a b'],
    ['pictures', 'a ![Elsa](elsa.png) b', 'a b'],
    ['definitions of links', 'se [plan]\n\n[plan]: http://example.se/elsa', 'se plan'],
  ])('%s', (_, source, expected) => {
    expect(prose(source)).toBe(expected)
  })

  it('no ruler in the middle of a text', () => {
    expect(prose('Ett\n\n---\nTvå\n\n---\nTre')).toBe('Ett Två Tre')
  })
})

it('keeps length and line breaks, and makes no character up', () => {
  const piece = fc.constantFrom(
    '# ',
    '- ',
    '> ',
    '`',
    '```',
    '\n',
    '\r\n',
    '---\n',
    '[a](b)',
    '**',
    'Elsa',
    ' ',
    '<b>',
    '&amp;',
    '\\*',
    '😀',
    '    ',
    '\t',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const source = pieces.join('')
      const masked = maskMarkdown(source)
      expect(masked.length).toBe(source.length)
      for (let at = 0; at < source.length; at++) {
        const code = masked.charCodeAt(at)
        if (code !== 0x20 || source[at] === '\n' || source[at] === '\r') expect(code).toBe(source.charCodeAt(at))
      }
    }),
  )
})
