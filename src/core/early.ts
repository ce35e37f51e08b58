import { namesOf, parseGroups } from './groups.ts';
import { STATES } from './sheet/sheet.ts';
import { linkedKey, ownKey, parsePersistence, SYNC_KEY, WRITTEN_KEY } from './storage-keys.ts';

/** What the page's provider says by its attributes, or the script tag by its `data-` ones. */
export interface EarlyOptions {
  /** The groups, as the provider has them: `deployment: serverless byoc; language: java go`. */
  readonly groups: string;
  /** The variants to start with: `serverless java`. */
  readonly variant?: string | undefined;
  /** The key under which the choice is remembered; by default `doc-variants`. */
  readonly syncKey?: string | undefined;
  /** The parameter of links; by default `variant`, and empty for none. */
  readonly urlParam?: string | undefined;
  /** Where the choice is remembered: `local` (the default), `session` or `none`. */
  readonly persistence?: string | undefined;
  /** The selector of `data-root`, where an element of the page is the provider. */
  readonly root?: string | undefined;
}

/**
 * Makes a small script for the page's `<head>`, which hides what a reader will not see until the
 * library is there: for pages that load it as a module or with `defer`. It works out the same
 * selection as the provider. Should the library not have come by the time the page is loaded, the
 * script shows everything again.
 */
export function earlyScript(options: EarlyOptions): string {
  const { variant = '', syncKey = SYNC_KEY } = options;
  const persistence = parsePersistence(options.persistence);
  const isRemembered = syncKey !== 'none' && persistence !== 'none';
  const param = options.urlParam ?? (syncKey === 'none' ? '' : 'variant');
  const groups = parseGroups(options.groups).value.map((group) =>
    group.variants.map((name) => namesOf(group, name).join('=')).join(' '),
  );
  const names = [
    param && (isRemembered ? `${IS_OWN}?"":l` : 'l'),
    isRemembered && `r(()=>sessionStorage[${quote(linkedKey(syncKey))}])`,
    isRemembered && `r(()=>${persistence}Storage[${quote(ownKey(syncKey))}])`,
    quote(variant),
  ].filter(Boolean);
  const start = `@layer doc-variants{${LAYOUT}@scope (${providerOf(options.root)}) to (:scope doc-variant-provider>*){`;
  // Everyone waits for this script: r reads, l is the link, n the names in force, c the rules, g a
  // group, a the names of its active variant, b a block's tag and attribute, s the sheet.
  const script = `(r=>{
    let ${param && `l=r(()=>new URLSearchParams(location.search).get(${quote(param)})),`}c="",
    n=[${names.join()}].join(" ").split(/[\\s,]+/),s=new CSSStyleSheet;
    for(let g of ${quote(groups.join(';'))}.split(";")){
      g=g.split(" ").map(v=>v.split("="));
      let a=n.map(x=>g.find(v=>v.includes(x))).find(v=>v);
      if(a)for(let b of ["if-variant[variants","[data-variants"]){
        let i=x=>b.slice(b.indexOf("["))+'~="'+x+'"]';
        for(let x of g.flat())c+=a.includes(x)?b+'~="!'+x+'"],':b+'~="'+x+'"]:not('+a.map(i)+"),"
      }
    }
    s.replaceSync(${quote(start)}+c+"_{display:none!important}}}");
    document.adoptedStyleSheets.push(s);
    addEventListener("load",()=>customElements.get("doc-variant-provider")||s.replaceSync(""))
  })(f=>{try{return f()||""}catch{return""}})`;
  return script.replace(/\n\s*/g, '');
}

/** Tells whether the reader comes back to an address that the page itself has written. */
const IS_OWN =
  'performance.navigation.type&&' +
  `r(()=>sessionStorage["${WRITTEN_KEY}"]).split(" ").includes(l)`;

/** Lays out the elements as they will be, with room for a picker of one line. */
const LAYOUT =
  'if-variant,doc-variant-provider{display:contents}' +
  'doc-variant-picker:not(:defined){display:inline-block;vertical-align:middle;min-height:calc(2.375rem + 2px)}' +
  'doc-variant-provider>doc-variant-picker:not(:defined){display:block;margin-block:.5rem}' +
  'doc-variant-picker>*{display:none}';

/** Selects the provider, as long as it does not hide anything itself. */
const providerOf = (root: string | undefined): string =>
  root === undefined
    ? 'doc-variant-provider:not(:defined,doc-variant-provider *)'
    : `:is(${root || 'body'}):not([${STATES}])`;

/** Quotes a text for a script that stands in HTML. */
const quote = (text: string): string => JSON.stringify(text).replaceAll('<', '\\u003c');
