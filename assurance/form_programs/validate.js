// Prints what the package `fhir` finds against each file that is named.
import { readFileSync } from "node:fs";
import fhir from "fhir";

const validator = new fhir.Fhir();
for (const file of process.argv.slice(2)) {
  const { messages } = validator.validate(JSON.parse(readFileSync(file, "utf8")));
  for (const one of messages.filter(({ severity }) => ["error", "fatal"].includes(severity))) console.log(`${file}: ${one.location} ${one.message}`);
}
