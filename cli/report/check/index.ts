/** The reporters of a check by the name of their format; each is loaded when it is asked for. */
import type { CheckReporter } from './report.ts'

/** Names of the formats. */
export const CHECK_FORMATS = ['pretty', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle'] as const

/** A format. */
export type CheckFormat = (typeof CHECK_FORMATS)[number]

const REPORTERS: Readonly<Record<CheckFormat, () => Promise<CheckReporter>>> = {
  pretty: async () => (await import('./pretty.ts')).prettyCheck,
  json: async () => (await import('./json.ts')).jsonCheck,
  sarif: async () => (await import('./sarif.ts')).sarifCheck,
  github: async () => (await import('./github.ts')).githubCheck,
  gitlab: async () => (await import('./gitlab.ts')).gitlabCheck,
  junit: async () => (await import('./junit.ts')).junitCheck,
  checkstyle: async () => (await import('./checkstyle.ts')).checkstyleCheck,
}

/** The reporter of a format. */
export function checkReporter(format: CheckFormat): Promise<CheckReporter> {
  return REPORTERS[format]()
}
