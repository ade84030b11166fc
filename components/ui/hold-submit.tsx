/**
 * Our forms are sent by script and so have no address. Until scripts are there the browser would
 * send them to the page itself, with a password in the URL: this holds them back.
 */
export function HoldSubmit() {
  const held = `addEventListener("submit",(e)=>{if(!e.target.hasAttribute("action"))e.preventDefault()},true)`;
  return <script>{held}</script>;
}
