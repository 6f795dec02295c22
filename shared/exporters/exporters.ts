/** Every exporter of the product. */
import type { Exporter } from './exporter.ts';
import { by } from '../model/order.ts';
import * as registry from './registry.gen.ts';

/** All exporters, by id. */
export const allExporters: readonly Exporter[] = Object.values(registry).sort(by(({ id }) => id));

/** Their ids: the words after `-o` and in the API. */
export const exporterIds: readonly string[] = allExporters.map(({ id }) => id);

/** The exporter of a format; undefined for a word that is none. */
export function findExporter(id: string): Exporter | undefined {
  return allExporters.find((exporter) => exporter.id === id);
}
