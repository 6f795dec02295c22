/** What of Rust's standard library, and of what every program uses beside it, is looked through. */

/** Methods whose result is, for our purpose, what they are called on: conversions, copies, error handling, locks. */
export const transparentMethods = new Set(
  `as_bytes as_deref as_deref_mut as_mut as_ref as_str as_string await borrow borrow_mut boxed clone cloned context copied expect expect_err into into_boxed_str
  into_bytes into_owned into_string lock map_err ok ok_or ok_or_else to_owned to_string to_vec trim try_into unwrap unwrap_or_default with_context`.split(/\s+/),
);

/** Methods that give something else when there is nothing: their first argument, or what it gives. */
export const fallbackMethods = new Set(['unwrap_or', 'unwrap_or_else', 'or', 'or_else', 'get_or_init', 'get_or_insert_with', 'get_or_try_init']);

/** Functions that give what they are called with, or what the closure gives that they are called with; without type arguments. */
export const firstArgumentMakers =
  /(?:^|::)(?:Some|Ok|String::from|Into::into|From::from|ToString::to_string|(?:Arc|Box|Cell|Cow|Data|Extension|Lazy|LazyCell|LazyLock|Mutex|Pin|Rc|RefCell|RwLock)::(?:new|from|pin|Borrowed|Owned))$/;
