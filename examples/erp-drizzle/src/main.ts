/** The story on the console. */
import { story } from "./story.ts"

await story((line) => console.log(line))
