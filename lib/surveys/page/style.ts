/** The survey's style sheet, sent inside the page: phones first, light and dark. */
export const pageStyle = `
:root{color-scheme:light dark;--font:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;--radius:.625rem;--page:#f4f5f7;--card:#fff;--ink:#171a21;--soft:#565e6b;--line:#e1e4ea;--edge:#868e9b;--accent:#2f4bc7;--on-accent:#fff;--wash:#eef1fd;--wrong:#b3261e;--wrong-wash:#fdf1f0}
@media (prefers-color-scheme:dark){:root{--page:#0f1115;--card:#171a20;--ink:#eceef2;--soft:#a9b1be;--line:#2c313b;--edge:#737c8b;--accent:#9fb0ff;--on-accent:#10142b;--wash:#20263d;--wrong:#ffb4a9;--wrong-wash:#33201f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;background:var(--card)}
body{margin:0;color:var(--ink);background:var(--card);font:400 1rem/1.5 var(--font);overflow-wrap:break-word}
main,header,footer{max-width:42rem;margin:0 auto;padding:0 1rem}
header{padding-top:1.25rem;color:var(--soft);font-size:.9375rem;font-weight:600}
h1{margin:.25rem 0 0;font-size:1.5rem;line-height:1.25;letter-spacing:-.015em;font-weight:650;text-wrap:balance}
p{margin:.5rem 0 0;text-wrap:pretty}
.lead{color:var(--soft);white-space:pre-line}
fieldset{border:0;margin:0;padding:0;min-width:0}
legend,.ask{display:block;width:100%;padding:0;font-size:1.125rem;line-height:1.4;font-weight:600;letter-spacing:-.005em;text-wrap:pretty}
.question,.group{margin-top:1.75rem}
.group>h2{margin:0;font-size:1.125rem;line-height:1.4;font-weight:600;letter-spacing:-.005em}
.group .question{margin-top:1.125rem}
.group legend{font-size:1rem;font-weight:500}
.optional{color:var(--soft);font-size:.875rem;font-weight:400;letter-spacing:0}
.hint{margin:.125rem 0 0;color:var(--soft);font-size:.9375rem}
.points{--row:5;display:flex;flex-wrap:wrap;gap:.375rem;margin-top:.75rem}
.group .points{margin-top:.5rem}
.p6,.p11{--row:6}.p7{--row:7;gap:.25rem}.p8{--row:4}
.point{position:relative;display:block;flex:1 0 calc((100% - (var(--row) - 1)*.375rem)/var(--row));min-height:3rem}
.point input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.point>span{display:flex;align-items:center;justify-content:center;height:100%;border:1px solid var(--edge);border-radius:var(--radius);background:var(--card);font-size:1.0625rem;font-weight:500;font-variant-numeric:tabular-nums}
.point:hover>span{border-color:var(--accent);background:var(--wash)}
.point input:checked+span{border-color:var(--accent);background:var(--accent);color:var(--on-accent);font-weight:700}
.point input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:1.5rem;margin-top:.375rem;color:var(--soft);font-size:.875rem;line-height:1.35}
.ends>:last-child{text-align:end}
textarea,.line{display:block;width:100%;margin-top:.75rem;padding:.75rem .875rem;border:1px solid var(--edge);border-radius:var(--radius);background:var(--card);color:inherit;font:inherit;line-height:1.5}
textarea{min-height:7rem;resize:vertical;field-sizing:content;max-height:24rem}
.line{min-height:3rem}.number,.date{width:11rem;max-width:100%}
textarea:focus-visible,.line:focus-visible,select:focus-visible{border-color:var(--accent);outline:2px solid var(--accent);outline-offset:1px}
button{display:block;width:100%;min-height:3.25rem;margin-top:2rem;padding:.75rem 1.5rem;border:1px solid transparent;border-radius:max(var(--radius),.25rem);background:var(--accent);color:var(--on-accent);font:inherit;font-weight:650;font-size:1.0625rem;cursor:pointer}
button:hover{filter:brightness(1.08)}
button:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:3px;border-radius:.25rem}
button:focus-visible{border-radius:.75rem}
button[aria-disabled]{opacity:.65;cursor:default}
button.quiet{margin-top:.75rem;border-color:var(--edge);background:none;color:var(--ink);font-weight:500}
a.quiet{display:inline-block;padding:.75rem 0;color:var(--soft)}
.news{margin-top:1.25rem;padding:.875rem 1rem;border-radius:.75rem;background:var(--wash);font-weight:500}
a{color:var(--accent);text-underline-offset:.15em}
footer{margin-top:2rem;padding-bottom:2.5rem;color:var(--soft);font-size:.875rem}
footer a{display:inline-block;padding:.75rem 0;color:inherit}
.logo{display:block;max-width:min(12rem,60%);max-height:4rem;margin:.75rem 0}
.languages{display:flex;flex-wrap:wrap;gap:0 1.25rem}
.languages a{padding:.625rem 0;color:var(--accent)}
.points b{font-size:1.5rem;font-weight:400;line-height:1}
.stars .point>span>span{display:flex;flex-direction:column;align-items:center;font-size:.8125rem}
.stars b{color:var(--accent)}
.stars input:checked+span b{color:inherit}
.smileys .point input:checked+span{background:var(--wash);outline:2px solid var(--accent);outline-offset:-1px}
.point svg{width:1.75rem;height:1.75rem}
.line+fieldset{margin-top:1.125rem}
.options{margin-top:.75rem}
.option{display:flex;align-items:center;gap:.75rem;min-height:2.75rem;padding:.375rem .125rem;cursor:pointer}
.option input{flex:none;width:1.5rem;height:1.5rem;margin:0;accent-color:var(--accent)}
.option input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.option:hover{background:var(--wash)}
.options+.line,.options .line{margin-top:.375rem}
.part{display:block;margin-top:.875rem;font-size:1rem;font-weight:500}
.part+.line{margin-top:.375rem}
.rank{display:flex;align-items:center;justify-content:space-between;gap:1rem;min-height:3.25rem;border-bottom:1px solid var(--line)}
select{flex:none;min-width:4.5rem;min-height:2.75rem;padding:.25rem .5rem;border:1px solid var(--edge);border-radius:var(--radius);background:var(--card);color:inherit;font:inherit}
.progress{margin-top:2rem;color:var(--soft);font-size:.9375rem}
.progress~button{margin-top:.5rem}
button.back{margin-top:.75rem;border-color:var(--edge);background:none;color:var(--ink);font-weight:500}
.onward{display:inline-block;padding:.75rem 0;color:var(--accent);font-weight:500}
.summary{margin-top:1.25rem;padding:1rem;border:2px solid var(--wrong);border-radius:.75rem;background:var(--wrong-wash)}
.summary:focus{outline:none}
.summary h2{margin:0;font-size:1.0625rem}
.summary ul{margin:.25rem 0 0;padding:0;list-style:none}
.summary a{display:inline-block;padding:.625rem 0;color:var(--wrong);font-weight:500}
.wrong{padding-inline-start:.875rem;border-inline-start:3px solid var(--wrong)}
.wrong .point>span,.wrong textarea,.wrong .line,.wrong select{border-color:var(--wrong)}
.problem{margin:.25rem 0 0;color:var(--wrong);font-weight:600;font-size:.9375rem}
.kept{padding:.875rem 1rem;border:1px solid var(--line);border-radius:var(--radius);background:var(--page);white-space:pre-wrap}
dl{margin:1.25rem 0 0}
dt{margin-top:1rem;color:var(--soft);font-size:.9375rem}
dd{margin:.375rem 0 0}
.mark{display:block;width:3rem;height:3rem;margin-bottom:1rem;color:var(--accent)}
.said{padding:2.5rem 0 .5rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:22.4rem){.p6{--row:3}.p7,.p11{--row:4}}
@media (min-width:40rem){
html,body{background:var(--page)}
header{padding-top:3rem}
main{margin-top:.75rem;padding:2rem 2.5rem 2.5rem;border:1px solid var(--line);border-radius:1rem;background:var(--card)}
header,footer{padding-inline:2.5rem}
h1{font-size:1.75rem}
.question,.group{margin-top:2.25rem}
.points{flex-wrap:nowrap}
.point{flex-basis:0;min-height:2.75rem}
.group .question{margin-top:.75rem}
.group legend{float:inline-start;width:46%;padding:.6rem 1rem 0 0;line-height:1.35}
.group .answer{margin-inline-start:46%}
.group .points{margin-top:0}
.group .question:not(.first) .ends{display:none}
.group .first .answer{display:flex;flex-direction:column-reverse}
.group .first .ends{margin:0 0 .375rem}
.group .first legend{padding-top:2.1rem}
.group .question::after{content:"";display:block;clear:both}
button{display:inline-block;width:auto;min-width:12rem}
button.quiet{margin-inline-start:.75rem}
.said{padding:1rem 0 .5rem}
}
@media (forced-colors:active){.point input:checked+span{forced-color-adjust:none;background:Highlight;color:HighlightText}}
@media (prefers-reduced-motion:no-preference){.point>span,button{transition:background-color .12s,border-color .12s}}
`.trim();
