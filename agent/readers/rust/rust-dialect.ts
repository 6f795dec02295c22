import type { Dialect } from '../tree-sitter/dialect.ts';

/** What every Rust file has without naming it. Conversions and smart pointers are looked through while the tree is lowered. */
export const rustDialect: Dialect = {
  ecosystem: 'cargo',
  loaders: new Set(),
  builtins: new Set(
    `AsMut AsRef Box Clone Copy Default DoubleEndedIterator Drop Eq Err ExactSizeIterator Extend Fn FnMut FnOnce From FromIterator Into IntoIterator Iterator None Ok
    Option Ord PartialEq PartialOrd Result Send Sized Some String Sync ToOwned ToString TryFrom TryInto Unpin Vec bool char drop f32 f64 i128 i16 i32 i64 i8 isize str u128
    u16 u32 u64 u8 usize env! option_env! std core alloc`.split(/\s+/),
  ),
  environment: {
    objects: new Set(),
    readers: new Set(['std.env.var', 'std.env.var_os', 'dotenv.var', 'dotenvy.var', ':env!', ':option_env!']),
    writers: new Set(['std.env.set_var']),
  },
  transparent: new Set(['std.str.from_utf8', 'serde_json.to_string', 'serde_json.to_string_pretty', 'serde_json.to_value', 'serde_json.to_vec']),
  trimming: new Set(),
  objectMakers: new Set(),
};
