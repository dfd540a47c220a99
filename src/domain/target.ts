/** What a batch works on; a batch is never continued on another target. */
export interface Target {
  readonly region: string;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly bucket: string;
}
