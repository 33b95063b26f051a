<?php
/**
 * What is said where no script is there to say it: above the pages of the
 * administration, to whom it concerns, once.
 *
 * @package cutline
 */

namespace Cutline\Notices;

use Cutline\Verdict;

defined( 'ABSPATH' ) || exit;

/** How many are kept for a user. */
const MOST = 20;

/** Shows them. */
function hook(): void {
	add_action( 'admin_notices', __NAMESPACE__ . '\\show' );
}

/**
 * Keeps a verdict until the user sees the next page.
 *
 * @param int     $post    The post.
 * @param Verdict $verdict What came of it.
 * @param int     $user    Whom it concerns; 0 is who is there.
 */
function tell( int $post, Verdict $verdict, int $user = 0 ): void {
	is_held( $verdict->holds() || $verdict->asks() );
	$user = $user ? $user : get_current_user_id();
	if ( ! $user ) {
		return;
	}
	$told   = get_user_meta( $user, '_cutline_told', true );
	$told   = is_array( $told ) ? $told : array();
	$told[] = array(
		'post'     => $post,
		'error'    => $verdict->holds(),
		'sentence' => $verdict->sentence(),
		'findings' => $verdict->findings,
	);
	update_user_meta( $user, '_cutline_told', array_slice( wp_slash( $told ), -MOST ) );
}

/**
 * Whether a post was held back in this request.
 *
 * @param bool $now That one is.
 */
function is_held( bool $now = false ): bool {
	static $held = false;
	$held = $held || $now;
	return $held;
}

/** Shows what there is, and forgets it. */
function show(): void {
	// The block editor draws over what stands here, and says it itself.
	$screen = get_current_screen();
	if ( $screen && $screen->is_block_editor() ) {
		return;
	}
	$user = get_current_user_id();
	$told = get_user_meta( $user, '_cutline_told', true );
	if ( ! is_array( $told ) || ! $told ) {
		return;
	}
	delete_user_meta( $user, '_cutline_told' );
	foreach ( $told as $one ) {
		printf( '<div class="notice notice-%s cutline-notice">', $one['error'] ? 'error' : 'warning' );
		$title = $one['post'] ? get_the_title( $one['post'] ) : '';
		$link  = $one['post'] ? get_edit_post_link( $one['post'] ) : '';
		if ( $title && $link ) {
			printf( '<p><a href="%s">%s</a></p>', esc_url( $link ), esc_html( $title ) );
		}
		printf( '<p><strong>%s</strong></p>', esc_html( $one['sentence'] ) );
		if ( $one['findings'] ) {
			echo '<ul class="ul-disc">';
			array_map( __NAMESPACE__ . '\\item', $one['findings'] );
			echo '</ul>';
		}
		echo '</div>';
	}
}

/**
 * A finding.
 *
 * @param array $finding Of a verdict.
 */
function item( array $finding ): void {
	$what = 'error' === $finding['severity'] ? __( 'Error', 'cutline' ) : __( 'Warning', 'cutline' );
	printf( '<li><strong>%s:</strong> %s', esc_html( $what ), esc_html( $finding['message'] ) );
	if ( '' !== $finding['caption'] ) {
		printf( '<br>“%s”', esc_html( $finding['caption'] ) );
	}
	printf( '<br><em>%s</em></li>', esc_html( $finding['help'] ) );
}
