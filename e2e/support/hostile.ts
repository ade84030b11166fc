/** Values that have broken other programs, for any field of a body. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "\u0000",
  "\ud800",
  "'; drop table customer; --",
  "<script>alert(1)</script>",
  "{{constructor.constructor('return process')()}}",
  "../../../../etc/passwd",
  "=cmd|' /C calc'!A0",
  "9".repeat(400),
  "x".repeat(100_000),
  "2026-13-45T99:99:99Z",
  [],
  [[[[]]]],
  {},
  { toString: "x", constructor: { prototype: {} } },
  Array.from({ length: 1001 }, () => ({})),
];

const deep = `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`;

/** Bodies that are wrong as a whole. */
export const hostileBodies: readonly (string | Uint8Array<ArrayBuffer>)[] = [
  "",
  "null",
  "[]",
  '"text"',
  "{",
  "{]",
  deep,
  '{"__proto__": {"polluted": true}}',
  '{"a": 1e99999}',
  new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
  `{"a": "${"x".repeat(10_000_000)}"}`,
];
