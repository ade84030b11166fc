/**
 * Watches over forms until scripts are there, which on a slow line takes a while.
 *
 * Our forms are sent by script and so have no address: the browser would send them to the page
 * itself, with a password in the URL. They are held back, and which they were is kept, so that
 * whoever pressed Enter early need not press it again (`sentBefore`). What is typed is kept too,
 * because the page as it takes over knows nothing of it (`TypedBefore`).
 */
export function BeforeScripts() {
  return <script>{watch}</script>;
}

const watch = [
  "window.beforeScripts={forms:new Map,typed:new Map,taken:new WeakSet}",
  // Last of all: what a form's own script has sent is not held back, and not sent once more later.
  `addEventListener("submit",(e)=>{if(!e.defaultPrevented&&!e.target.hasAttribute("action")){e.preventDefault();beforeScripts.forms.set(e.target,location.pathname)}})`,
  // Whoever chooses one radio takes back what was chosen of its group; and what stood on a page that
  // was left will not be asked for.
  `function isOver(o,path,t){return o.isConnected?t.type=="radio"&&o.type=="radio"&&o.name==t.name&&o.form==t.form:path!=location.pathname}`,
  `addEventListener("input",({target:t})=>{let b=beforeScripts;b.typed.forEach(({path},o)=>{if(isOver(o,path,t))b.typed.delete(o)});if(!b.taken.has(t))b.typed.set(t,{path:location.pathname,value:t.value,checked:t.checked})},true)`,
].join(";");
