// What screen readers get of a page: from the browser where its driver tells, else worked out in the
// page by the rules that browsers follow.
import { a11ySnapshot } from '@web/test-runner-commands';

export interface AccessibleNode {
  readonly role?: string;
  readonly name?: string;
  readonly checked?: boolean;
  readonly children?: readonly AccessibleNode[];
}

interface Axe {
  readonly commons: {
    readonly aria: { getRole(element: Element): string | null };
    readonly text: { accessibleText(element: Element): string };
  };
  setup(root: Element): void;
  teardown(): void;
}

const listOf = (node: AccessibleNode): AccessibleNode[] => [
  node,
  ...(node.children ?? []).flatMap(listOf),
];

/** Lists the elements of a tree that are drawn, those in shadow roots included. */
function* drawnIn(tree: ParentNode): Generator<Element> {
  for (const element of tree.querySelectorAll('*')) {
    if (element.checkVisibility()) yield element;
    if (element.shadowRoot) yield* drawnIn(element.shadowRoot);
  }
}

async function workOut(): Promise<AccessibleNode[]> {
  await import('axe-core');
  const { axe } = window as unknown as { axe: Axe };
  axe.setup(document.body);
  try {
    return [...drawnIn(document.body)].map((element) => ({
      role: axe.commons.aria.getRole(element) ?? '',
      name: axe.commons.text.accessibleText(element),
      ...(element instanceof HTMLInputElement && { checked: element.checked }),
    }));
  } finally {
    axe.teardown();
  }
}

/** Lists what screen readers get of the page. */
export const accessibleNodes = async (): Promise<AccessibleNode[]> =>
  // Only Chromium's driver gives the browser's own tree.
  'chrome' in window ? listOf((await a11ySnapshot({})) as unknown as AccessibleNode) : workOut();
