// Matches what marked sets up behind its classes for those who call it as a function.
const INSTANCE = /var (\w+)=new \w+;function \w+\([\w,]*\)\{return \1\.parse\([^]*(?=export\{)/;
// What marked does only in a mode that no page here is read in.
const PEDANTIC = /\bthis\.options\.pedantic\b/g;
const NAMES = ['Lexer', 'Parser', 'Renderer', 'TextRenderer', 'Tokenizer'];

/**
 * Makes a plugin for Vite that leaves of marked the classes of its parser, which are all that is
 * used here, without its mode for pages as old as Markdown itself: a bundler keeps the instance that marked
 * makes for itself, because that does something.
 *
 * @returns {import('vite').Plugin} the plugin
 */
export const markedForVite = () => ({
  name: 'marked-module',
  enforce: 'pre',
  transform(code, id) {
    if (!id.replaceAll('\\', '/').endsWith('/marked/lib/marked.esm.js')) return undefined;
    if (!INSTANCE.test(code)) this.error('marked is built in a way that is not known here');
    const exported = /export\{([^}]*)\}/.exec(code)?.[1]?.split(',') ?? [];
    const kept = exported.filter((one) => NAMES.includes(one.split(' as ')[1] ?? ''));
    if (kept.length !== NAMES.length) this.error('marked has lost a class that is used here');
    const classes = code
      .replace(INSTANCE, '')
      .replace(/export\{[^}]*\}/, `export{${kept.join()}}`)
      .replace(PEDANTIC, 'false');
    return { code: classes, map: null };
  },
});
