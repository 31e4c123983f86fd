/** Where the command line starts. What is asked most is answered without commander, whose loading would be a good part of a start. */
import { plainCheck } from './check/plain.ts'

async function run([asked, ...words]: readonly string[]): Promise<void> {
  const plain = asked === 'check' ? plainCheck(words) : undefined
  if (plain !== undefined) {
    const { check } = await import('./commands/check.ts')
    process.exitCode = await check(plain.patterns, plain.options)
  } else if (asked === '--version' && words.length === 0) {
    const [{ packageVersion }, { writeOut }] = await Promise.all([
      import('./package.ts'),
      import('./standard-output.ts'),
    ])
    writeOut(`${packageVersion()}\n`)
  } else {
    const { runProgram } = await import('./program.ts')
    await runProgram()
  }
}

/** Settled when the command has ended. */
export const done: Promise<void> = run(process.argv.slice(2)).catch(async (error: unknown) => {
  const { reportFailure } = await import('./failure.ts')
  process.exitCode = reportFailure(error)
})

// Nothing is left to do: the system frees the memory at once, where Node would take its heap apart first.
process.once('beforeExit', () => process.exit())
