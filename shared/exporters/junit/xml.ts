/** The little XML that JUnit needs. */
import { visible } from '../text/visible.ts';

/** An element; `children` are elements or one text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly Element[] | string;
}

/** A whole document, indented by two spaces. Every text is made visible, so nothing that XML 1.0 forbids is left. */
export function xmlDocument(root: Element): string {
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>'];
  write(root, '', lines);
  return `${lines.join('\n')}\n`;
}

function write({ name, attributes, children = [] }: Element, indent: string, lines: string[]): void {
  const shown = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${escaped(visible(String(value)))}"`));
  const open = `${indent}<${name}${shown.join('')}`;
  if (children.length === 0) {
    lines.push(`${open}/>`);
  } else if (typeof children === 'string') {
    // Line ends are ours: they part the places of one failure.
    const text = children.split('\n').map((line) => escaped(visible(line)));
    lines.push(`${open}>${text.join('\n')}</${name}>`);
  } else {
    lines.push(`${open}>`);
    for (const child of children) write(child, `${indent}  `, lines);
    lines.push(`${indent}</${name}>`);
  }
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
