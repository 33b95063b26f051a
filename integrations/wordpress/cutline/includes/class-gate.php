<?php
/**
 * Where posts come through on their way to being published.
 *
 * @package cutline
 */

namespace Cutline;

defined( 'ABSPATH' ) || exit;

/** The gate. */
final class Gate {

	/** How long after the first click a second one counts, in seconds. */
	private const PATIENCE = 15 * MINUTE_IN_SECONDS;

	/** @var bool Whether this request's post has been judged, before what it is saved with was known to the later hooks. */
	private static bool $judged = false;

	/** @var string|null The record that was let pass in this request. */
	private static ?string $passed = null;

	/** Joins the ways by which posts are saved. */
	public static function hook(): void {
		add_filter( 'wp_insert_post_data', array( self::class, 'on_insert' ), 20, 2 );
		add_action( 'wp_after_insert_post', array( self::class, 'after_insert' ), 10, 2 );
		add_action( 'publish_future_post', array( self::class, 'on_schedule' ), 5 );
		add_filter( 'redirect_post_location', array( self::class, 'on_redirect' ) );
		add_action(
			'rest_api_init',
			static function (): void {
				foreach ( self::types() as $type ) {
					add_filter( "rest_pre_insert_$type", array( self::class, 'on_rest' ), 20, 2 );
				}
			}
		);
	}

	/** The types of post that are stories: what the public reads and somebody writes. */
	public static function types(): array {
		$public = array_diff( get_post_types( array( 'public' => true ) ), array( 'attachment' ) );
		/**
		 * The types of post that are checked.
		 *
		 * @param array $types Their names.
		 */
		return (array) apply_filters( 'cutline_post_types', array_values( array_filter( $public, static fn( $type ) => post_type_supports( $type, 'editor' ) ) ) );
	}

	/**
	 * The block editor and other clients of the interface: what is held is
	 * refused, and stays with the client.
	 *
	 * @param mixed            $prepared What is about to be saved, or an error already.
	 * @param \WP_REST_Request $request  The request.
	 */
	public static function on_rest( mixed $prepared, \WP_REST_Request $request ): mixed {
		if ( is_wp_error( $prepared ) || str_ends_with( $request->get_route(), '/autosaves' ) || ( defined( 'DOING_AUTOSAVE' ) && DOING_AUTOSAVE ) ) {
			return $prepared;
		}
		$old  = empty( $prepared->ID ) ? null : get_post( $prepared->ID );
		$post = self::merged( get_object_vars( $prepared ), $old, $request['featured_media'] );
		if ( ! self::concerns( $post, $old ) ) {
			return $prepared;
		}
		$verdict = self::judged( $post );
		if ( ! $verdict ) {
			self::$judged = true;
			return $prepared;
		}
		return new \WP_Error(
			'cutline_held',
			$verdict->text(),
			array(
				'status'   => 422,
				'findings' => $verdict->findings,
				'holds'    => $verdict->holds(),
			)
		);
	}

	/**
	 * Everything else, the classic editor and quick edit among it: what is held
	 * is saved as what it was before, so that nothing written is lost.
	 *
	 * @param array $data    Slashed, what is about to be saved.
	 * @param array $postarr Slashed, what came.
	 */
	public static function on_insert( array $data, array $postarr ): array {
		if ( self::$judged || ( defined( 'DOING_AUTOSAVE' ) && DOING_AUTOSAVE ) ) {
			return $data;
		}
		$old  = empty( $postarr['ID'] ) ? null : get_post( $postarr['ID'] );
		$post = self::merged( wp_unslash( $data ), $old, $postarr['_thumbnail_id'] ?? null );
		if ( ! self::concerns( $post, $old ) ) {
			return $data;
		}
		$verdict = self::judged( $post );
		if ( ! $verdict ) {
			return $data;
		}
		if ( wp_doing_ajax() && 'inline-save' === ( $_POST['action'] ?? '' ) ) { // phpcs:ignore WordPress.Security.NonceVerification -- nothing is done for it.
			wp_die( esc_html( $verdict->text() ) );
		}
		Notices\tell( $post['ID'], $verdict );
		if ( $old && self::is_out( $old->post_status ) ) {
			return self::kept( $data, $old );
		}
		$is_known            = $old && in_array( $old->post_status, array( 'draft', 'pending', 'private' ), true );
		$data['post_status'] = $is_known ? $old->post_status : 'draft';
		return $data;
	}

	/**
	 * What is published stays as it is, and what was written is kept beside it
	 * as an autosave, which the editor offers.
	 *
	 * @param array    $data Slashed, what was to be saved.
	 * @param \WP_Post $old  As it is.
	 */
	private static function kept( array $data, \WP_Post $old ): array {
		require_once ABSPATH . 'wp-admin/includes/post.php';
		self::$judged = true;
		wp_create_post_autosave(
			array(
				'post_ID'      => $old->ID,
				'ID'           => $old->ID,
				'post_type'    => $old->post_type,
				'post_title'   => $data['post_title'],
				'post_content' => $data['post_content'],
				'post_excerpt' => $data['post_excerpt'],
			)
		);
		self::$judged = false;
		return array_intersect_key( wp_slash( get_object_vars( $old ) ), $data ) + $data;
	}

	/**
	 * Remembers what was let pass, for when its day comes.
	 *
	 * @param int      $id   The post.
	 * @param \WP_Post $post As it was saved.
	 */
	public static function after_insert( int $id, \WP_Post $post ): void {
		if ( null !== self::$passed && 'future' === $post->post_status ) {
			update_post_meta( $id, '_cutline_passed', self::$passed );
		}
		self::$judged = false;
		self::$passed = null;
	}

	/**
	 * A scheduled post whose time has come. What was let pass when it was
	 * scheduled is; anything else is judged now, and nobody is there to click.
	 *
	 * @param int|\WP_Post $post The post.
	 */
	public static function on_schedule( int|\WP_Post $post ): void {
		$post = get_post( $post );
		if ( ! $post || 'future' !== $post->post_status || ! in_array( $post->post_type, self::types(), true ) ) {
			return;
		}
		$record = new Record( self::merged( array(), $post, null ) );
		if ( md5( $record->json() ) === get_post_meta( $post->ID, '_cutline_passed', true ) ) {
			return;
		}
		$verdict = Verdict::of( $record );
		if ( ! $verdict->holds() ) {
			return;
		}
		self::$judged = true;
		wp_update_post(
			array(
				'ID'          => $post->ID,
				'post_status' => 'pending',
			)
		);
		self::$judged = false;
		Notices\tell( $post->ID, $verdict, (int) $post->post_author );
	}

	/**
	 * The classic editor says "published" of its own accord.
	 *
	 * @param string $location Where it goes.
	 */
	public static function on_redirect( string $location ): string {
		return Notices\is_held() ? remove_query_arg( 'message', $location ) : $location;
	}

	/**
	 * Remembers that this user was shown these findings of this post: the next
	 * click is the second.
	 *
	 * @param int     $post    The post.
	 * @param Verdict $verdict What was shown.
	 */
	public static function ask( int $post, Verdict $verdict ): void {
		if ( get_current_user_id() ) {
			update_user_meta( get_current_user_id(), '_cutline_asked', array( $post, $verdict->print(), time() ) );
		}
	}

	/**
	 * The verdict that keeps a post from being published now, or null.
	 *
	 * @param array $post As it would be.
	 */
	private static function judged( array $post ): ?Verdict {
		$record  = new Record( $post );
		$verdict = Verdict::of( $record );
		if ( $verdict->holds() ) {
			return $verdict;
		}
		if ( $verdict->asks() && ! self::is_second( $post['ID'], $verdict ) ) {
			self::ask( $post['ID'], $verdict );
			return $verdict;
		}
		if ( null !== $verdict->away ) {
			Notices\tell( $post['ID'], $verdict );
		}
		self::$passed = md5( $record->json() );
		return null;
	}

	/**
	 * Whether this user has seen these findings of this post.
	 *
	 * @param int     $post    The post.
	 * @param Verdict $verdict What was found.
	 */
	private static function is_second( int $post, Verdict $verdict ): bool {
		$asked = get_user_meta( get_current_user_id(), '_cutline_asked', true );
		if ( ! is_array( $asked ) || 3 !== count( $asked ) ) {
			return false;
		}
		list( $of, $print, $when ) = $asked;
		return (int) $of === $post && $print === $verdict->print() && time() - (int) $when < self::PATIENCE;
	}

	/**
	 * Whether a post is about to be published, or changed where the public sees it.
	 *
	 * @param array         $post As it would be.
	 * @param \WP_Post|null $old  As it is.
	 */
	private static function concerns( array $post, ?\WP_Post $old ): bool {
		if ( ! in_array( $post['post_type'], self::types(), true ) || ! self::is_out( $post['post_status'] ) ) {
			return false;
		}
		if ( ! $old || ! self::is_out( $old->post_status ) ) {
			return true;
		}
		$record = new Record( $post );
		$before = new Record( self::merged( array(), $old, null ) );
		return $record->json() !== $before->json();
	}

	/**
	 * Whether a post of this status is published, now or by the clock.
	 *
	 * @param string $status Of a post.
	 */
	private static function is_out( string $status ): bool {
		return in_array( $status, array( 'publish', 'future' ), true );
	}

	/**
	 * A post as it would be.
	 *
	 * @param array         $new       Unslashed, what is known of it, by the columns of `wp_posts`.
	 * @param \WP_Post|null $old       As it is.
	 * @param mixed         $thumbnail The featured picture, where a new one is named; -1 is none.
	 */
	public static function merged( array $new, ?\WP_Post $old, mixed $thumbnail ): array {
		$is_floating = $old && '0000-00-00 00:00:00' === $old->post_date_gmt;
		$post        = $new + ( $old ? get_object_vars( $old ) : array() ) + array(
			'post_type'    => 'post',
			'post_status'  => 'draft',
			'post_title'   => '',
			'post_content' => '',
		);
		if ( $is_floating && ! isset( $new['post_date'] ) ) {
			$post['post_date'] = '';
		}
		$post['ID']        = $old ? $old->ID : 0;
		$post['thumbnail'] = max( 0, (int) ( $thumbnail ?? ( $old ? get_post_thumbnail_id( $old ) : 0 ) ) );
		return $post;
	}
}
