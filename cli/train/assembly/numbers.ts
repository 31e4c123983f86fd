/** Four numbers at a time: the curve of the network and its slope (see `src/judge/learned/network.ts`), and what sums need. */

function bounded(x: v128): v128 {
  const three = f32x4.splat(3)
  return f32x4.max(f32x4.min(x, three), f32x4.neg(three))
}

/** The curve: from -1 at -3 to 1 at 3, and no further. */
export function curve(x: v128): v128 {
  const held = bounded(x)
  const square = f32x4.mul(held, held)
  const above = f32x4.mul(held, f32x4.add(f32x4.splat(27), square))
  return f32x4.div(above, f32x4.add(f32x4.splat(27), f32x4.mul(f32x4.splat(9), square)))
}

/** The slope of the curve. */
export function slope(x: v128): v128 {
  const held = bounded(x)
  const square = f32x4.mul(held, held)
  const far = f32x4.sub(square, f32x4.splat(9))
  const near = f32x4.add(f32x4.splat(3), square)
  return f32x4.div(f32x4.mul(far, far), f32x4.mul(f32x4.splat(9), f32x4.mul(near, near)))
}

/** The sum of the four. */
export function sumOf(x: v128): f32 {
  const left = f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1)
  return left + (f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3))
}

/** True if so many bytes of numbers are all zero. */
export function isZero(from: i32, bytes: i32): bool {
  const zero = f32x4.splat(0)
  for (let at = from; at < from + bytes; at += 16) if (v128.any_true(f32x4.ne(v128.load(at), zero))) return false
  return true
}
