import { findPath } from '../routes.ts';

/**
 * Plans a file of the site, or a folder of files, at a root-relative address. The path of a folder ends in a slash.
 * @param props plain JSON: all that the output may show
 */
export function planOutput<Kind extends string, Props>(kind: Kind, address: string, props: Props) {
  return { path: findPath(address), kind, props };
}

/** The props of outputs by their kinds. */
export type PropsOf<Output extends { kind: string; props: unknown }> = {
  [Kind in Output['kind']]: Extract<Output, { kind: Kind }>['props'];
};
