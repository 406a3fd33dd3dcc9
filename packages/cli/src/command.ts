/** What a command is: its words, options and examples, from which help, completion and the reference page are made. */
import type { Words } from "@fieldcare/core"
import type { Language } from "@fieldcare/core/regulation"
import type { Terminal } from "./terminal.ts"

interface OptionWords {
  readonly summary: Words
  readonly short?: string
}

/** An option, by its long name: a flag, or one that takes a value. A list is given by repeating the option. */
export type OptionDeclaration = OptionWords &
  (
    | { readonly type: "flag" }
    | { readonly type: "choice"; readonly choices: ReadonlyArray<string> }
    | {
        readonly type: "text" | "file" | "number" | "list"
        /** What stands for the value in help: `<placeholder>`. */
        readonly placeholder: string
        /** The environment variable that is taken where the option is not given; it may hold a secret. */
        readonly environment?: string
      }
  )

export type OptionDeclarations = Readonly<Record<string, OptionDeclaration>>

type ValueOf<O> = O extends { readonly type: "flag" }
  ? boolean
  : O extends { readonly type: "list" }
    ? ReadonlyArray<string>
    : O extends { readonly type: "number" }
      ? number | undefined
      : O extends { readonly type: "choice"; readonly choices: ReadonlyArray<infer Choice> }
        ? Choice | undefined
        : string | undefined

export interface ArgumentDeclaration {
  readonly name: string
  readonly summary: Words
  readonly type: "text" | "file" | "choice"
  readonly required: boolean
  readonly choices?: ReadonlyArray<string>
}

/** One use of a command. */
export interface Request<Options extends OptionDeclarations = OptionDeclarations> {
  readonly argument: string | undefined
  readonly options: { readonly [Name in keyof Options]: ValueOf<Options[Name]> }
  readonly json: boolean
  /** All commands there are, for the one that completes them. */
  readonly commands: ReadonlyArray<Declaration>
  /** What is to be spoken; `languageAsked` only where `--language` was given. */
  readonly language: Language
  readonly languageAsked: Language | undefined
}

/** Does what was asked for, and answers the exit code. */
export type Command<Options extends OptionDeclarations = OptionDeclarations> = (
  request: Request<Options>,
  terminal: Terminal,
) => number | Promise<number>

export interface Declaration<Options extends OptionDeclarations = OptionDeclarations> {
  readonly name: string
  readonly summary: Words
  readonly details?: Words
  readonly argument?: ArgumentDeclaration
  readonly options: Options
  readonly examples: ReadonlyArray<{ readonly line: string; readonly what: Words }>
  /** It looks at `interrupted` itself and ends when its work is settled; others are not waited for any longer. */
  readonly settles?: true
  /** The code that does it is only loaded when it is asked for. */
  readonly load: () => Promise<Command<Options>>
}

/** Declares a command, keeping the types of its options for its code. */
export const declare = <const Options extends OptionDeclarations>(declaration: Declaration<Options>): Declaration =>
  declaration as unknown as Declaration
