import type { Budget, Expression } from '@aws-sdk/client-budgets';
import { byCodeUnit } from '#shared/model/order.ts';
import { defineService } from '../service.ts';

export default defineService({
  id: 'budgets',
  title: 'Budgets',
  load: () => import('@aws-sdk/client-budgets'),
  isGlobal: true,
  operations: { DescribeBudgets: 'budgets:ViewBudget', DescribeNotificationsForBudget: 'budgets:ViewBudget' },
  readings: [
    {
      kinds: [],
      part: { kind: 'aws.account', gives: ['budgets'] },
      // Anomaly monitors are not asked for: every request to Cost Explorer costs the account money.
      async *read(at) {
        yield at.part('aws.account', {
          budgets: async () => {
            const all = await at.all('DescribeBudgets', { AccountId: at.account, ShowFilterExpression: true }, 'Budgets');
            return Promise.all(
              all.map(async (budget) => ({
                budget_name: budget.BudgetName ?? '',
                budget_type: budget.BudgetType ?? '',
                is_filtered: isFiltered(budget),
                services: servicesOf(budget),
                notification_count: (await at.all('DescribeNotificationsForBudget', { AccountId: at.account, BudgetName: budget.BudgetName }, 'Notifications')).length,
              })),
            );
          },
        });
      },
    },
  ],
});

function isFiltered({ CostFilters, FilterExpression }: Budget): boolean {
  return Object.keys(CostFilters ?? {}).length > 0 || FilterExpression !== undefined;
}

/** Names of services that it counts, as the bill spells them; in one of two forms, of which the second nests. What is excepted counts no more. */
function servicesOf({ CostFilters, FilterExpression }: Budget): string[] {
  return [...new Set([...(CostFilters?.['Service'] ?? []), ...inExpression(FilterExpression)])].sort(byCodeUnit);
}

function inExpression(expression: Expression | undefined): string[] {
  const own = expression?.Dimensions?.Key === 'SERVICE' ? (expression.Dimensions.Values ?? []) : [];
  return [...own, ...[...(expression?.And ?? []), ...(expression?.Or ?? [])].flatMap((each) => inExpression(each))];
}
