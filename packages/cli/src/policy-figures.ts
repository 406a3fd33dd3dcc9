/** The figures of the policy that a clause speaks of, as they hold for this project. */
import type { Words } from "@fieldcare/core"
import {
  defaultPolicy,
  type Policy,
  policyAt,
  policyParameters,
  type PolicyParameter,
} from "@fieldcare/core/regulation"
import type { FieldcareConfig } from "./config.ts"

export interface PolicyFigure extends Pick<PolicyParameter, "path" | "title" | "kind" | "source" | "expected"> {
  /** What holds now; absent below a name that a company chooses. */
  readonly value?: unknown
  readonly default?: unknown
}

/** The versions of a project's policy for one of its tenants. */
export const policiesOf = ({ policy }: FieldcareConfig, tenant: string): ReadonlyArray<Policy> => {
  if (policy === undefined) return [defaultPolicy]
  if (typeof policy === "function") return policy(tenant)
  return Array.isArray(policy) ? (policy as ReadonlyArray<Policy>) : [policy as Policy]
}

export const figuresOf = (clause: string, config: FieldcareConfig): ReadonlyArray<PolicyFigure> => {
  const policy = policyAt(policiesOf(config, config.tenants?.[0] ?? ""), Date.now()) ?? defaultPolicy
  return policyParameters
    .filter((parameter) => parameter.clause === clause)
    .map(({ path, title, kind, source, expected }) => {
      const [value, standard] = [policy, defaultPolicy].map((one) => valueAt(one, path))
      return { path, title, ...(value === undefined ? {} : { value, default: standard }), expected, kind, source }
    })
}

const valueAt = (policy: Policy, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name], policy)

/** A figure's name and value for people. */
export const figureText = (
  { title, value }: { readonly title: Words; readonly value?: unknown },
  language: keyof Words,
) => (value === undefined ? title[language] : `${title[language]}: ${JSON.stringify(value)}`)
