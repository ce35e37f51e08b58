// A part of its own, for pages whose authors write HTML.
import { keepConditions } from '../safe/neutral-elements.ts';
import { reportRemoved } from '../safe/removed-elements.ts';
import { settleElements } from './settle-elements.ts';

/** What is done for elements that a page's author has written. */
export const ownHtml = { settleElements, keepConditions, reportRemoved };
export type OwnHtml = typeof ownHtml;
