import { ArgsType, Field, Int } from 'type-graphql';

/** `first` and `after` of a list that is read forwards only. */
@ArgsType()
export class ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'How many, 1 to 100.' }) first?: number | null;
  @Field(() => String, { nullable: true, description: 'A cursor of this list: what comes after it.' }) after?:
    | string
    | null;
}

/** The four arguments of a list that is read both ways. */
@ArgsType()
export class PageArguments extends ForwardPageArgs {
  @Field(() => Int, { nullable: true, description: 'How many from the end, 1 to 100. Give either `first` or `last`.' })
  last?: number | null;
  @Field(() => String, { nullable: true, description: 'A cursor of this list: what comes before it.' }) before?:
    | string
    | null;
}
