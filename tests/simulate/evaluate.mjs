// Evaluates a batch of IAM requests, one JSON object on stdin: policies, and requests that name them by number. Writes
// one JSON list of answers to stdout, in the order of the requests.
//
// A development-time program in a process of its own. It runs @cloud-copilot/iam-simulate, which is licensed under the
// AGPL: that is never shipped, and nothing in the package imports it or this file.
//
// The simulator answers "denied" to much that is a mistake in the question: beside what `faults.mjs` finds, it drops
// context keys that it does not know, and wildcards in a resource start a search. Here each of these ends the process
// with an error and without any answer, so that no test is green by accident.

import { text } from 'node:stream/consumers'

import { runSimulation, runUnsafeSimulation } from '@cloud-copilot/iam-simulate'

import { faultsOfRequest } from './faults.mjs'

// A document that AWS publishes belongs to no account. The simulator's copy of the authorization reference knows only
// documents of an account, and `runSimulation` refuses this one; `runUnsafeSimulation` takes it and checks nothing.
const AWS_DOCUMENT = /^(arn:aws[a-z-]*:ssm:[a-z0-9-]+:)(:document\/[\w.-]+)$/

const named = (policy, index) => ({ name: `policy ${index}`, policy })

/** The request as the simulator wants it, on this resource. */
const simulation = (request, resource) => ({
  request: {
    action: request.action,
    principal: request.principal,
    resource: { resource, accountId: request.resource_account },
    contextVariables: request.context,
  },
  identityPolicies: request.identity_policies.map(named),
  serviceControlPolicies: [],
  resourceControlPolicies: [],
  resourcePolicy: request.resource_policy ?? undefined,
  permissionBoundaryPolicies: request.boundary ? [named(request.boundary, 0)] : undefined,
})

/** The answer to one request, or what is wrong with it. */
async function evaluate(request) {
  const faults = await faultsOfRequest(request)
  if (faults.length > 0) return { faults }
  // The same request on a document of the account passes all checks, or the one on AWS's document is not asked.
  const owned = (_, before, after) => before + request.resource_account + after
  const checked = request.resource.replace(AWS_DOCUMENT, owned)
  const simulated = await runSimulation(simulation(request, checked), {})
  if (simulated.resultType === 'error') return { faults: [JSON.stringify(simulated.errors)] }
  if (simulated.resultType !== 'single') return { faults: [`the result is "${simulated.resultType}", not "single"`] }
  const { analysis, ignoredContextKeys } = simulated.result
  // Not "if there are any": a simulator that stops reporting them must not pass either.
  if (!Array.isArray(ignoredContextKeys) || ignoredContextKeys.length > 0) {
    return { faults: [`context keys that do not apply to the action: ${ignoredContextKeys}`] }
  }
  if (checked !== request.resource) return { answer: onAwsDocument(request) }
  const allowing = [...(analysis.identityAnalysis?.allowStatements ?? [])]
  return {
    answer: {
      decision: simulated.overallResult,
      statements: allowing.map((each) => each.statement.sid() ?? `statement ${each.statement.index()}`),
    },
  }
}

/** The answer to a request on a document of AWS; which statements allow it is found by asking each alone. */
function onAwsDocument(request) {
  const decide = (policies) =>
    runUnsafeSimulation(simulation({ ...request, identity_policies: policies }, request.resource), {})
  const allows = (policy, statement) => decide([{ ...policy, Statement: [statement] }]) === 'Allowed'
  const statements = request.identity_policies.flatMap((policy) =>
    [policy.Statement]
      .flat()
      .map((statement, index) => ({ statement, name: statement.Sid ?? `statement ${index + 1}` }))
      .filter(({ statement }) => allows(policy, statement))
      .map(({ name }) => name)
  )
  return { decision: decide(request.identity_policies), statements }
}

const { documents, requests: numbered } = JSON.parse(await text(process.stdin))
const document = (number) => (number === null ? null : documents[number])
const requests = numbered.map((request) => ({
  ...request,
  identity_policies: request.identity_policies.map(document),
  resource_policy: document(request.resource_policy),
  boundary: document(request.boundary),
}))
const evaluated = []
for (const request of requests) {
  evaluated.push(await evaluate(request).catch((error) => ({ faults: [String(error)] })))
}
const faults = evaluated.flatMap(({ faults = [] }, index) =>
  faults.map((fault) => `request ${index}, ${requests[index].action} on ${requests[index].resource}: ${fault}\n`)
)
if (faults.length > 0) {
  process.stderr.write(faults.join(''))
  process.exitCode = 1
} else {
  process.stdout.write(JSON.stringify(evaluated.map(({ answer }) => answer)))
}
