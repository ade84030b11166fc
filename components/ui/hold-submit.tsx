/**
 * Our forms are sent by script and so have no address. Until scripts are there the browser would
 * send them to the page itself, with a password in the URL: this holds them back, and keeps which
 * they were, so that whoever pressed Enter early need not press it again (`sentBefore`).
 */
export function HoldSubmit() {
  const held = `window.heldForms=new Set;addEventListener("submit",(e)=>{if(!e.target.hasAttribute("action")){e.preventDefault();heldForms.add(e.target)}},true)`;
  return <script>{held}</script>;
}
