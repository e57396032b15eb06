const isPublic = ({ name, privacy }) => (privacy ?? 'public') === 'public' && !name.startsWith('#');

/** Leaves out what no host can reach, and what the analyzer guesses beside what `@fires` says. */
const publicOnly = {
  name: 'public-only',
  moduleLinkPhase: ({ moduleDoc }) => {
    for (const declaration of moduleDoc.declarations) {
      if (declaration.kind !== 'class') continue;
      declaration.members = declaration.members?.filter(isPublic);
      declaration.events = declaration.events?.filter(({ name }) => name);
    }
  },
};

/** Reads `define('a-tag', AClass)` of the entry files as the definition that it is. */
const definitions = () => {
  const tags = new Map();
  return {
    name: 'definitions',
    analyzePhase: ({ ts, node, moduleDoc }) => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== 'define') return;
      const [tag, element] = node.arguments;
      tags.set(element.getText(), { tag: tag.text, definedIn: moduleDoc.path });
    },
    packageLinkPhase: ({ customElementsManifest: { modules } }) => {
      for (const { path, declarations } of modules) {
        for (const declaration of declarations) {
          const found = tags.get(declaration.name);
          if (!found) continue;
          declaration.tagName = found.tag;
          declaration.customElement = true;
          modules
            .find((module) => module.path === found.definedIn)
            .exports.push({
              kind: 'custom-element-definition',
              name: found.tag,
              declaration: { name: declaration.name, module: path },
            });
        }
      }
    },
  };
};

/** The order in which files are found is the disk's. */
const inOrder = {
  name: 'in-order',
  packageLinkPhase: ({ customElementsManifest: { modules } }) => {
    modules.sort((one, other) => (one.path < other.path ? -1 : 1));
  },
};

export default {
  globs: ['widgets/**/*-element.ts', 'widgets/*.ts'],
  exclude: ['**/*.test.ts'],
  outdir: '.',
  litelement: true,
  // `package.json` names the manifest already.
  packagejson: false,
  plugins: [publicOnly, definitions(), inOrder],
};
