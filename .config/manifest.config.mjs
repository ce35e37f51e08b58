/**
 * Gives each class the tag that `define('tag', Class)` gives it, which the analyzer does not know,
 * and leaves out what it takes for public by mistake.
 */
function definitions() {
  /** @type {Map<string, string>} */
  const tags = new Map();
  return {
    name: 'definitions',
    analyzePhase({ ts, node }) {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, element] = node.arguments;
      tags.set(element.getText(), tag.text);
    },
    packageLinkPhase({ customElementsManifest: manifest }) {
      for (const module of manifest.modules) {
        module.declarations = module.declarations.filter(({ name }) => tags.has(name));
        for (const declaration of module.declarations) {
          const name = tags.get(declaration.name);
          declaration.tagName = name;
          declaration.customElement = true;
          declaration.members = declaration.members?.filter(({ name }) => !name.startsWith('#'));
          declaration.events = declaration.events?.filter(({ description }) => description);
          module.exports.push({
            kind: 'custom-element-definition',
            name,
            declaration: { name: declaration.name, module: module.path },
          });
        }
      }
      // The package has no sources: all classes come from one door of it.
      const path = 'dist/elements.js';
      for (const { exports } of manifest.modules) {
        for (const { declaration } of exports) declaration.module = path;
      }
      manifest.modules = [
        {
          kind: 'javascript-module',
          path,
          declarations: manifest.modules.flatMap(({ declarations }) => declarations),
          exports: manifest.modules
            .flatMap(({ exports }) => exports)
            .filter(({ declaration }) => tags.has(declaration.name)),
        },
      ];
    },
  };
}

export default {
  globs: ['src/elements/*.ts', 'src/parts/copy/doc-variant-copy.ts', '!**/*.styles.ts'],
  outdir: '.',
  litelement: true,
  plugins: [definitions()],
};
