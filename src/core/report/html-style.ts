/** The report's colours, by theme. Text is ink, quiet, good, bad, warning or info, on page, card or a soft ground. */
export const palettes = {
  light: {
    page: '#f3f5f7', card: '#ffffff', ink: '#1a2027', quiet: '#4d5965', line: '#d2d9e0', soft: '#eef1f4', mark: '#fff0b3',
    good: '#11652f', goodSoft: '#e4f3e9', bad: '#a31919', badSoft: '#fcecea', warning: '#744600', warningSoft: '#fcf1da', info: '#0b4f9e',
  },
  dark: {
    page: '#0e1217', card: '#161c23', ink: '#e7ebf0', quiet: '#a8b3be', line: '#323c47', soft: '#1e262f', mark: '#4b3e05',
    good: '#79d698', goodSoft: '#12301e', bad: '#ff9d94', badSoft: '#3b1816', warning: '#f2c066', warningSoft: '#35280b', info: '#8fbfff',
  },
} as const;

function variables(palette: Readonly<Record<string, string>>): string {
  return Object.entries(palette).map(([name, colour]) => `--${name}:${colour}`).join(';');
}

/** The whole style sheet. A change needs a new `htmlStyleHash`; the test says which. */
export const htmlStyle = `
:root{color-scheme:light dark;${variables(palettes.light)}}
@media (prefers-color-scheme:dark){:root{${variables(palettes.dark)}}}
*{box-sizing:border-box}
html{font:16px/1.55 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink)}
.frame{max-width:60rem;margin:0 auto;padding-inline:1.25rem}
a{color:var(--info);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--info);outline-offset:2px}
.skip{position:absolute;left:-9999px}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--card)}
.top{padding-top:2rem;padding-bottom:1.25rem}
h1,h2,h3,h4{line-height:1.25;margin:0;overflow-wrap:anywhere;text-wrap:balance}
h1{font-size:1.125rem;font-weight:600}
h2{font-size:1.6rem;font-weight:650;letter-spacing:-.01em}
h3{font-size:1.125rem;font-weight:650}
h4{font-size:1rem;font-weight:650}
p,ul,ol,dl,dd,figure,table,pre{margin:0}
.quiet{color:var(--quiet)}
.top .quiet{margin-top:.15rem;font-size:.9375rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:1.75rem;margin-bottom:1.75rem;overflow-wrap:anywhere}
.card>section,.card>.part{margin-top:1.9rem}
.card>section>h3{margin-bottom:.7rem;padding-bottom:.4rem;border-bottom:1px solid var(--line)}
section>*+*{margin-top:.75rem}
.verdict{border-left:.4rem solid var(--quiet);padding-left:1.15rem}
.verdict>*+*{margin-top:.6rem}
.verdict.good{border-color:var(--good)}.verdict.bad{border-color:var(--bad)}.verdict.warning{border-color:var(--warning)}
.where{font-size:.9375rem;color:var(--quiet)}
.tags{display:flex;flex-wrap:wrap;gap:.4rem;list-style:none;padding:0}
.tag{display:inline-block;border:1px solid var(--line);border-radius:.375rem;padding:.05rem .55rem;font-size:.875rem;background:var(--soft);color:var(--ink)}
.tag.good{background:var(--goodSoft);color:var(--good);border-color:currentColor}
.tag.bad{background:var(--badSoft);color:var(--bad);border-color:currentColor;font-weight:650}
.tag.warning{background:var(--warningSoft);color:var(--warning);border-color:currentColor}
.pair{display:grid;grid-template-columns:max-content 1fr;gap:.3rem 1.25rem}
.pair dt{color:var(--quiet)}
.pipeline{display:block;width:100%;height:auto;font:inherit}
.pipeline.narrow{display:none;max-width:20rem}
.pipeline .name{font-size:16px;font-weight:650;fill:var(--ink)}
.pipeline .word{font-size:15px;fill:var(--quiet)}
.pipeline .shape{fill:var(--soft);stroke:var(--quiet);stroke-width:2}
.pipeline .sign{fill:none;stroke:var(--quiet);stroke-width:3;stroke-linecap:round;stroke-linejoin:round}
.pipeline .way{stroke:var(--quiet);stroke-width:2}.pipeline .way.dashed{stroke-dasharray:3 6}
.pipeline .tip{fill:var(--quiet)}
.state-passed .shape{fill:var(--goodSoft);stroke:var(--good)}.state-passed .sign{stroke:var(--good)}.pipeline .state-passed .word{fill:var(--good)}
.state-failed .shape{fill:var(--badSoft);stroke:var(--bad);stroke-width:3}.state-failed .sign{stroke:var(--bad)}.pipeline .state-failed .word{fill:var(--bad);font-weight:650}
.state-at-risk .shape{fill:var(--warningSoft);stroke:var(--warning)}.state-at-risk .sign{stroke:var(--warning)}.pipeline .state-at-risk .word{fill:var(--warning);font-weight:650}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;color:var(--quiet);padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.4rem .9rem .4rem 0;border-bottom:1px solid var(--line)}
th{font-weight:650}thead th{color:var(--quiet);font-weight:500;font-size:.875rem}
td:last-child,th:last-child{padding-right:0}
tbody tr:last-child>*{border-bottom:0}
.cites{list-style:none;padding:0}
.cites>li{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:0 1.25rem;padding:.3rem 0}
.cites>li+li{border-top:1px solid var(--line)}
.stages td:nth-child(2){white-space:nowrap}.stages .quiet{font-weight:400;font-size:.875rem}
.place{color:var(--quiet);font-size:.875rem;line-height:1.6}
.summary td,.summary th{overflow-wrap:normal}
.summary .name{overflow-wrap:anywhere;min-width:10rem}.summary .device{overflow-wrap:anywhere;min-width:6rem}.summary .tag{white-space:nowrap}.summary tbody th{font-weight:500}
code,pre,.mono{font-family:ui-monospace,"Cascadia Mono",Consolas,Menlo,"DejaVu Sans Mono",monospace;font-size:.875rem}
pre{background:var(--soft);border:1px solid var(--line);border-radius:.5rem;padding:.65rem .85rem;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
details{margin-top:.75rem}
summary{cursor:pointer;color:var(--info);width:fit-content}
details>*+*{margin-top:.5rem}
.lines{padding:.5rem 0}
.lines span{display:block;padding:0 .85rem 0 5.1rem;text-indent:-4.25rem}
.lines .cited{background:var(--mark)}
.lines i{font-style:normal;color:var(--quiet);user-select:none;white-space:pre}
.lines .cited i{color:var(--ink)}
.plain{padding-left:1.2rem}.plain>li+li{margin-top:.6rem}.plain>li>*+*{margin-top:.4rem}
.steps{list-style:none;padding:0;counter-reset:step}
.steps>li{counter-increment:step;position:relative;padding:0 0 0 2.75rem}
.steps>li+li{margin-top:1.5rem}
.steps>li::before{content:counter(step);position:absolute;left:0;top:0;width:1.9rem;height:1.9rem;border:2px solid var(--quiet);border-radius:50%;text-align:center;line-height:1.65rem;font-weight:650;font-size:.9375rem}
.steps>li>h4{padding-top:.2rem}.steps>li>*+*{margin-top:.5rem}
.avoid{border:1px solid var(--bad);border-radius:.5rem;padding:1rem 1.15rem}
.avoid>h3{color:var(--bad)}
.card>section.avoid>h3{border:0;padding:0;margin-bottom:.5rem}
.foot{padding-top:.25rem;padding-bottom:2.5rem;font-size:.875rem;color:var(--quiet)}
@media (max-width:44rem){
.frame{padding-inline:.75rem}.card{padding:1.15rem 1rem;border-radius:.5rem}h2{font-size:1.3rem}
.lines{white-space:pre-line}
.pipeline.wide{display:none}.pipeline.narrow{display:block}
.pair{grid-template-columns:1fr;gap:0}.pair dd+dt{margin-top:.5rem}
.cites>li{grid-template-columns:1fr;gap:0}.place{white-space:normal}
.steps>li{padding-left:0}.steps>li>h4{padding-left:2.5rem;min-height:1.9rem}
}
@media print{
:root{color-scheme:light;${variables({ ...palettes.light, page: '#ffffff' })}}
html{font-size:10pt;line-height:1.45}.card>section,.card>.part{margin-top:1.3rem}.frame{max-width:none;padding-inline:0}.top{padding-top:0}
.card{border:0;padding:0;margin:0 0 1.5rem}.card+.card{break-before:page}
.skip{display:none}
h2,h3,h4,thead{break-after:avoid}tr,.steps>li,.verdict,.pipeline,.avoid,.lines{break-inside:avoid}
.tag,.shape,.lines .cited,.steps>li::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.lines .cited{font-weight:700}
.evidence>summary{color:var(--ink);list-style:none}.evidence::details-content{content-visibility:visible;height:auto}
.all-facts{display:none}
.sources a::after{content:" (" attr(href) ")";color:var(--quiet)}
}
`;

/** SHA-256 of `htmlStyle` for the content security policy, so that no other style, and no script at all, can run. */
export const htmlStyleHash = 'sha256-IYRCajPAaALm4SkVOIzho9i65KnGqfLr1zecF7qopx0=';
