/** Whose resources are meant, as ARNs name it. */
export interface Account {
  /** `aws`, or that of a separate part of AWS such as `aws-cn`. */
  readonly partition: string;
  readonly id: string;
}
