import {
  addMember,
  endMember,
  listLeadingGroups,
  type Member,
  showLeadingGroup,
} from '#contract/leading-group-contract.ts'
import { lackingDepartments } from '#core/meeting/departments.ts'
import { type Handler, handle } from '#server/http/context.ts'
import { notFound } from '#server/http/problem.ts'
import { areaAsked, mayWrite, writtenBy } from '#server/meetings/area-of.ts'
import {
  areaName,
  endMembership,
  insertMember,
  listGroups,
  listMembers,
  type MemberRow,
} from '#server/store/leading-group-store.ts'

const groups = handle(listLeadingGroups, async (_, { tx, user, today }) => {
  const rows = await listGroups(tx, user.grant.area, today)
  return {
    groups: rows.map(({ departments, ...row }) => ({
      ...row,
      lacking: row.members === 0 ? [] : [...lackingDepartments(departments)],
    })),
  }
})

const show = handle(showLeadingGroup, async ({ query }, context) => {
  const { tx, today } = context
  const area = areaAsked(context, query.area)
  const rows = await listMembers(tx, area)
  const stays = (row: MemberRow) => row.to === null || row.to >= today
  const members = rows.filter(stays)
  return {
    area,
    areaName: await areaName(tx, area),
    mayWrite: mayWrite(context, area),
    members: members.map(memberOf),
    past: rows.filter((row) => !stays(row)).map(memberOf),
    lacking: [...lackingDepartments(members.map((m) => m.department))],
  }
})

function memberOf(row: MemberRow): Member {
  return { ...row, department: row.department as Member['department'], part: row.part as Member['part'] }
}

const add = handle(addMember, async ({ body }, context) => {
  const { phone, ...member } = body
  await insertMember(context.tx, { ...member, phone: phone || null, ...writtenBy(context) })
  return { id: body.id }
})

const end = handle(endMember, async ({ params, body }, context) => {
  const at = { ...writtenBy(context), id: params.memberId }
  if (!(await endMembership(context.tx, at, body.to))) throw notFound()
  return { id: params.memberId }
})

export const leadingGroupHandlers: readonly Handler[] = [groups, show, add, end]
