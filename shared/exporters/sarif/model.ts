/** The parts of SARIF 2.1.0 that are written here. Names are the standard's. */

export interface Message {
  readonly text: string;
  readonly markdown?: string;
}

export interface Descriptor {
  readonly id: string;
  readonly name?: string;
  readonly shortDescription?: Message;
  readonly fullDescription?: Message;
  readonly help?: Message;
  readonly defaultConfiguration?: { readonly level: Level };
  readonly relationships?: readonly { readonly target: { readonly id: string; readonly index: number; readonly toolComponent: { readonly name: string; readonly index: number } }; readonly kinds: readonly string[] }[];
  readonly properties?: Readonly<Record<string, unknown>>;
}

export type Level = 'error' | 'warning' | 'note';

export interface Location {
  readonly id?: number;
  readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string }; readonly region?: { readonly startLine: number } };
  readonly logicalLocations?: readonly { readonly name: string; readonly fullyQualifiedName?: string; readonly kind?: string }[];
  readonly message?: Message;
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: 'fail';
  readonly level: Level;
  readonly message: Message;
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly codeFlows?: readonly CodeFlow[];
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  readonly suppressions?: readonly Suppression[];
  readonly properties: Readonly<Record<string, unknown>>;
}

/** A way through what was scanned (3.36), with the one thread that each has here. */
export interface CodeFlow {
  readonly message?: Message;
  readonly threadFlows: readonly { readonly locations: readonly ThreadFlowLocation[] }[];
}

/** One step of a way (3.38). */
export interface ThreadFlowLocation {
  readonly location: Location;
  readonly kinds: readonly string[];
  readonly importance: 'essential' | 'important';
  readonly executionOrder: number;
}

/** Why a result needs no attention (3.35): here a waiver, which stands outside the scanned source. */
export interface Suppression {
  readonly kind: 'external';
  readonly status: 'accepted';
  readonly justification: string;
}

export interface Notification {
  readonly descriptor: { readonly id: string; readonly index: number };
  readonly associatedRule?: { readonly id: string; readonly index: number };
  readonly level: Level;
  readonly message: Message;
  readonly locations?: readonly Location[];
}
