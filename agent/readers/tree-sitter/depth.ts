/** How deep a lowering is in its tree. */
import { depthMax, type CodeModel } from './code-model.ts';

/** Each level that is entered is left again; what is deeper than `depthMax` is not entered, and the model says so. */
export class Depth {
  readonly #model: Pick<CodeModel, 'isTooDeep'>;
  #levels = 0;

  constructor(model: Pick<CodeModel, 'isTooDeep'>) {
    this.#model = model;
  }

  enter(): boolean {
    if (this.#levels >= depthMax) {
      this.#model.isTooDeep = true;
      return false;
    }
    this.#levels += 1;
    return true;
  }

  leave(): void {
    this.#levels -= 1;
  }
}
