/** Draws the picker from the text colour around it, so that it fits light and dark pages alike. */
export const pickerStyles = /* css */ `
  :host {
    --_line: var(--doc-variant-picker-border, color-mix(in srgb, currentColor 65%, transparent));
    --_tint: var(--doc-variant-picker-selected, color-mix(in srgb, currentColor 13%, transparent));
    --_accent: var(--doc-variant-picker-accent, currentColor);
    --_radius: var(--doc-variant-picker-radius, 0.5rem);
    display: inline-block;
    max-inline-size: 100%;
    vertical-align: middle;
    line-height: 1.3;
  }
  :host([hidden]) {
    display: none;
  }
  .picker,
  .section {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.35rem 0.65rem;
    min-inline-size: 0;
    margin: 0;
    border: 0;
    padding: 0;
  }
  .picker {
    margin-block: var(--doc-variant-picker-space, 0);
  }
  /* WebKit floats no legend of a flexible fieldset, and draws it as a line of its own. */
  legend {
    display: contents;
    padding: 0;
  }
  .name,
  legend {
    font-size: 0.875em;
    font-weight: 600;
  }
  :host([hide-label]) .name {
    display: block;
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .options {
    display: flex;
    flex-wrap: wrap;
    gap: 0.125rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: 0.125rem;
  }
  .option {
    position: relative;
    display: grid;
    place-content: center;
    place-items: center;
    box-sizing: border-box;
    min-block-size: 2.125rem;
    border-radius: calc(var(--_radius) - 0.1875rem);
    padding: 0.25rem 0.8rem;
    overflow-wrap: anywhere;
    font-size: 0.9375em;
    cursor: pointer;
  }
  .option::after {
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    font-weight: 600;
    content: attr(data-text);
  }
  .option:has(:disabled) {
    opacity: 0.5;
    cursor: default;
  }
  .option:hover,
  select:hover {
    background: color-mix(in srgb, currentColor 7%, transparent);
  }
  .option:active,
  select:active {
    background: color-mix(in srgb, currentColor 20%, transparent);
  }
  .option:has(:checked) {
    background: var(--_tint);
    box-shadow: inset 0 -2px var(--_accent);
    font-weight: 600;
  }
  .option:has(:focus-visible),
  select:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: inherit;
  }
  select {
    box-sizing: border-box;
    min-inline-size: 0;
    max-inline-size: 100%;
    min-block-size: 2.375rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: 0.25rem 0.5rem;
    background: transparent;
    color: inherit;
    font: inherit;
    font-size: 0.9375em;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  :host([appearance='tabs']) {
    --_radius: 0rem;
  }
  :host([appearance='tabs']) .options {
    border-width: 0 0 1px;
    padding: 0;
  }
  @media print {
    :host {
      display: none !important;
    }
  }
  @media (forced-colors: active) {
    .option:has(:checked) {
      forced-color-adjust: none;
      background: Highlight !important;
      color: HighlightText !important;
    }
  }
`;
