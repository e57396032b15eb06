const isPublic = ({ name, privacy }) => (privacy ?? 'public') === 'public' && !name.startsWith('#');

/** Leaves out what no host can reach or should, and what the analyzer guesses beside what `@fires` says. */
const publicOnly = () => {
  const internal = new Set();
  return {
    name: 'public-only',
    analyzePhase: ({ ts, node, moduleDoc }) => {
      if (ts.isClassElement(node) && ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal'))
        internal.add(`${moduleDoc.path} ${node.parent.name?.text} ${node.name?.getText()}`);
    },
    moduleLinkPhase: ({ moduleDoc }) => {
      for (const declaration of moduleDoc.declarations) {
        if (declaration.kind !== 'class') continue;
        const isMeant = (member) =>
          isPublic(member) && !internal.has(`${moduleDoc.path} ${declaration.name} ${member.name}`);
        declaration.members = declaration.members?.filter(isMeant);
        declaration.events = declaration.events?.filter(({ name }) => name);
      }
    },
  };
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

/** Attributes of the list: its properties are made from their names, which the analyzer cannot read. */
const listAttributes = {
  name: 'list-attributes',
  moduleLinkPhase: ({ moduleDoc }) => {
    for (const declaration of moduleDoc.declarations) {
      if (declaration.name !== 'MicroInternshipFeedElement') continue;
      const fields = declaration.members.filter(
        ({ kind, static: isStatic }) => kind === 'field' && !isStatic,
      );
      declaration.attributes = fields.map((field) => {
        field.attribute ??= field.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
        const known = declaration.attributes.find(({ fieldName }) => fieldName === field.name);
        return (
          known ?? {
            name: field.attribute,
            type: field.type,
            description: field.description,
            fieldName: field.name,
          }
        );
      });
    }
  },
};

/** The order in which files are found is the disk's. */
const inOrder = {
  name: 'in-order',
  packageLinkPhase: ({ customElementsManifest: { modules } }) => {
    modules.sort((one, other) => (one.path < other.path ? -1 : 1));
  },
};

export default {
  globs: ['widgets/**/*-element.ts', 'widgets/**/events.ts', 'widgets/*.ts'],
  exclude: ['**/*.test.ts'],
  outdir: '.',
  litelement: true,
  // `package.json` names the manifest already.
  packagejson: false,
  plugins: [publicOnly(), listAttributes, definitions(), inOrder],
};
