/** The style sheet of the reference page. */
export const referenceStyle = `
:root { color-scheme: light dark; --ink: #1c2126; --soft: #5b6670; --line: #d8dee4; --ground: #fff; --panel: #f6f8fa; --get: #1a7f5a; --post: #1f5fbf; --put: #9a6700; --delete: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ec; --soft: #9aa5b0; --line: #333c45; --ground: #14181c; --panel: #1c2228; --get: #4cc38a; --post: #6ea8fe; --put: #e0b341; --delete: #f2867d; } }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--ground); display: grid; grid-template-columns: 17rem minmax(0, 1fr); }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.5rem 1rem; border-right: 1px solid var(--line); background: var(--panel); font-size: 14px; }
nav h2 { margin: 1rem 0 .25rem; font-size: 12px; letter-spacing: .04em; text-transform: uppercase; color: var(--soft); }
nav ul { list-style: none; margin: 0; padding: 0; }
nav a { display: block; padding: .1rem 0; color: inherit; text-decoration: none; overflow-wrap: anywhere; }
nav a:hover, nav a:focus-visible { text-decoration: underline; }
main { padding: 2rem clamp(1rem, 4vw, 4rem); max-width: 62rem; }
h1 { margin-top: 0; } section > h2 { margin-top: 3rem; border-bottom: 1px solid var(--line); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .6rem 0; }
summary { cursor: pointer; padding: .6rem .8rem; display: flex; gap: .75rem; align-items: baseline; flex-wrap: wrap; }
summary:focus-visible { outline: 2px solid var(--post); }
details > div { padding: 0 .8rem .8rem; border-top: 1px solid var(--line); }
code, pre { font: 13px/1.5 ui-monospace, monospace; } pre { padding: .7rem; overflow: auto; background: var(--panel); border-radius: 4px; }
.method { font: 700 12px ui-monospace, monospace; min-width: 4rem; } .get { color: var(--get); } .post { color: var(--post); } .put { color: var(--put); } .delete { color: var(--delete); }
.says { color: var(--soft); flex: 1 1 16rem; } h3 { font-size: 14px; margin: 1rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-bottom: 1px solid var(--line); } th { font-size: 12px; color: var(--soft); }
@media (max-width: 50rem) { body { display: block; } nav { position: static; height: auto; border-right: 0; } }
`.trimStart();
