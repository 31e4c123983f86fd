/** What a policy makes of rules, remembered by the place that notes are typed in: a scan asks it of the same few places again and again. */
import type { Context } from '../types.ts'
import type { Policy } from './policy.ts'
import { type ResolvedSetting, settingFor } from './resolve.ts'

/** The settings of one place. */
export interface PlaceSettings {
  /** What the policy makes of a rule here. */
  of(rule: string): ResolvedSetting
  /** By rule, in the order given, the confidence below which nothing is shown; infinite where the rule is off. */
  readonly least: Float64Array
}

/** Places that are remembered; a scan of many forms forgets them all now and then. */
const MOST_PLACES = 256

/** Remembers the settings of a policy for these rules. */
export class AskedSettings {
  private readonly policy: Policy
  private readonly rules: readonly string[]
  private readonly places = new Map<string, PlaceSettings>()

  constructor(policy: Policy, rules: readonly string[]) {
    this.policy = policy
    this.rules = rules
  }

  /** The settings of a place. */
  at(context: Context): PlaceSettings {
    const { field, kind, system } = context
    const key = JSON.stringify([field, kind, system])
    const known = this.places.get(key)
    if (known !== undefined) return known
    if (this.places.size === MOST_PLACES) this.places.clear()
    const settings = new Map<string, ResolvedSetting>()
    const of = (rule: string): ResolvedSetting => {
      const setting = settings.get(rule) ?? settingFor(this.policy, rule, context)
      settings.set(rule, setting)
      return setting
    }
    const least = Float64Array.from(this.rules, (rule) => {
      const { level, threshold } = of(rule)
      return level === 'off' ? Number.POSITIVE_INFINITY : threshold
    })
    const made = { of, least }
    this.places.set(key, made)
    return made
  }
}
