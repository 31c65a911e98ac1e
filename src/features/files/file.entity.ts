import { Index } from '@mikro-orm/decorators/legacy';
import { BigInteger, Entity, ForeignKey, Id, Instant, Int, Text } from '../../db/columns.js';
import { User } from '../accounts/user.entity.js';

/** Whether the small pictures of a file are there: to be made, made, not to be had, or not wanted for its type. */
export type PreviewStatus = 'PENDING' | 'READY' | 'FAILED' | 'NONE';

/**
 * A file that somebody uploaded, or that came out of an archive he did; `File` is a class of the platform. The row is written when
 * the bytes are safe.
 */
@Entity({ tableName: 'files' })
@Index({ properties: ['uploaderId', 'size'] })
@Index({ properties: ['archiveId', 'id'] })
@Index({ name: 'files_pending_index', properties: ['id'], where: "preview_status = 'PENDING'" })
export class StoredFile {
  @Id() id!: string;
  @ForeignKey(() => User) uploaderId!: string;
  /** To be shown: at most 180 code points on one line. It is part of no path. */
  @Text() name!: string;
  /** The MIME type by the first bytes; `application/octet-stream` for what is not on the list. */
  @Text() type!: string;
  @BigInteger() size!: number;
  /** Of the bytes, hexadecimal. */
  @Text() sha256!: string;
  /** Pixels as it is shown, of pictures with previews. */
  @Int({ nullable: true }) width!: number | null;
  @Int({ nullable: true }) height!: number | null;
  @Text() previewStatus!: PreviewStatus;
  /** The archive it came out of, and where in it. */
  @ForeignKey(() => StoredFile, { nullable: true }) archiveId!: string | null;
  @Text({ nullable: true }) entryPath!: string | null;
  @Instant() createdAt!: Date;
}
