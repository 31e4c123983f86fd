import { install, CACHE } from '../bench/peers/install.ts'
const t = install((l) => console.log(l)); console.log(CACHE, [...t])
